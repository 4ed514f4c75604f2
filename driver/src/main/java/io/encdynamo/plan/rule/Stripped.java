package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.IntegerValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A query inside an expression without what stands over its rows and does not matter there.
 *
 * @param relation what is left
 * @param projections what was taken off, the outermost first
 */
record Stripped(Relation relation, List<Relation.Project> projections) {

  /** Where it counts whether there is a row: neither order nor repetition matters. */
  static Stripped ofExistence(Nested nested) {
    return of(nested.relation(), true, nested.kind() == Nested.Kind.EXISTS);
  }

  /** Where the value of the only row counts. */
  static Stripped ofValue(Nested nested) {
    return of(nested.relation(), false, false);
  }

  /**
   * @param repeated whether rows may be there more than once
   * @param limited whether a limit of at least one row does not matter
   */
  private static Stripped of(Relation query, boolean repeated, boolean limited) {
    List<Relation.Project> projections = new ArrayList<>();
    Relation rest = query;
    while (true) {
      if (rest instanceof Relation.Project project
          && project.expressions().stream().allMatch(Bound::isDeterministic)
          && project.expressions().stream().noneMatch(Bound::hasNested)) {
        projections.add(project);
      } else if (!(rest instanceof Relation.Sort)
          && !(repeated && rest instanceof Relation.Distinct)
          && !(limited && rest instanceof Relation.Limit limit && givesARow(limit))) {
        return new Stripped(rest, List.copyOf(projections));
      }
      rest = rest.inputs().get(0);
    }
  }

  private static boolean givesARow(Relation.Limit limit) {
    return limit.offset() == null
        && limit.limit() instanceof Atom.Constant constant
        && constant.value() instanceof IntegerValue most
        && most.value() > 0;
  }

  /** A column of the query over the fields of what is left. */
  Bound column(Field field) {
    Bound value = new Atom.Reference(field);
    for (Relation.Project project : projections) {
      value = Substitution.of(project.computed()).apply(value);
    }
    return value;
  }
}
