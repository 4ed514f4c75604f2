package io.encdynamo.session.run;

import io.encdynamo.plan.relation.Relation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The columns of a query whose keys are refused to this connection. */
final class DeniedColumns {
  private DeniedColumns() {}

  /** What the user is told of them; empty if there are none. */
  static Optional<String> warning(Relation relation) {
    TreeSet<String> names = new TreeSet<>();
    collect(relation, names);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Read as NULL, because their keys are refused: " + String.join(", ", names));
  }

  private static void collect(Relation relation, Set<String> names) {
    if (relation instanceof Relation.PlannedRead read) {
      for (String column : read.table().denied()) {
        names.add(read.table().name() + "." + column);
      }
    }
    relation.inputs().forEach(input -> collect(input, names));
  }
}
