package io.encdynamo.session.run;

import io.encdynamo.plan.OutputColumn;
import io.encdynamo.plan.logical.Field;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The columns of a result that are NULL because their keys are refused to this connection. */
final class DeniedColumns {
  private DeniedColumns() {}

  /** What the user is told of them; empty if there are none. */
  static Optional<String> warning(List<OutputColumn> columns) {
    TreeSet<String> names = new TreeSet<>();
    for (OutputColumn column : columns) {
      Field.Origin origin = column.field().origin();
      if (origin != null && origin.denied()) {
        names.add(origin.table() + "." + origin.column().name());
      }
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Read as NULL, because their keys are refused: " + String.join(", ", names));
  }
}
