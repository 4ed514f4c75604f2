package io.encdynamo.session.run;

import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import java.util.Optional;
import java.util.TreeSet;

/** The columns of a query whose keys are refused to this connection. */
final class DeniedColumns {
  private DeniedColumns() {}

  /** What the user is told of them; empty if there are none. */
  static Optional<String> warning(Relation relation) {
    TreeSet<String> names = new TreeSet<>();
    relation.forEach(
        part -> {
          if (part instanceof Source.PlannedRead read) {
            for (String column : read.table().denied()) {
              names.add(read.table().name() + "." + column);
            }
          }
        });
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Read as NULL, because their keys are refused: " + String.join(", ", names));
  }
}
