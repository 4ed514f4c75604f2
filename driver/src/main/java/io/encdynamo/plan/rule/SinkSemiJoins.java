package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves EXISTS, IN and their negations, once they are joins, down to the relation whose fields they
 * read: there they leave less for the joins above.
 */
final class SinkSemiJoins {
  private SinkSemiJoins() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(SinkSemiJoins::apply)
            .mapExpressions(bound -> bound.rewriteNested(SinkSemiJoins::apply));
    boolean tests =
        inner instanceof Relation.NotIn
            || (inner instanceof Relation.Join join
                && (join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI)
                && !join.isLateral());
    return tests ? sink(inner) : inner;
  }

  private static Relation sink(Relation test) {
    Relation left = test.inputs().get(0);
    Set<Field> read = read(test);
    if (left instanceof Relation.Filter) {
      return left.withInputs(List.of(sink(over(test, left.inputs().get(0)))));
    } else if (left instanceof Relation.Join join && !join.isLateral()) {
      boolean intoLeft = !join.kind().keepsRight() || !join.kind().isPaired();
      boolean intoRight = !join.kind().keepsLeft() || !join.kind().isPaired();
      if (intoLeft && join.kind().givesLeft() && join.left().output().containsAll(read)) {
        return join.withInputs(List.of(sink(over(test, join.left())), join.right()));
      } else if (intoRight && join.kind().givesRight() && join.right().output().containsAll(read)) {
        return join.withInputs(List.of(join.left(), sink(over(test, join.right()))));
      }
    }
    return test;
  }

  /** The fields of the left side that the conditions read. */
  private static Set<Field> read(Relation test) {
    Set<Field> fields = new LinkedHashSet<>();
    for (Bound expression : test.expressions()) {
      fields.addAll(expression.fields());
    }
    fields.retainAll(test.inputs().get(0).output());
    return fields;
  }

  private static Relation over(Relation test, Relation left) {
    Relation right = test.inputs().get(1);
    if (test instanceof Relation.Join join) {
      return Relation.Join.of(left, right, join.kind(), new ArrayList<>(join.conditions()));
    }
    return test.withInputs(List.of(left, right));
  }
}
