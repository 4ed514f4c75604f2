package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves EXISTS, IN and their negations, once they are joins, down to the relation whose fields they
 * read: there they leave less for the joins above.
 */
final class SinkSemiJoins {
  private static final double CLEARLY = 2;

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
    Relation below = moved(test);
    return below == null ? test : below;
  }

  /** The left side with the join inside it; null if the join cannot move, or should not. */
  private static @Nullable Relation moved(Relation test) {
    Relation left = test.inputs().get(0);
    if (left instanceof Relation.Filter filter) {
      Relation below = moved(over(test, filter.input()));
      return below == null ? null : filter.withInputs(List.of(below));
    } else if (left instanceof Relation.Join join && !join.isLateral()) {
      Set<Field> read = read(test);
      boolean paired = join.kind().isPaired();
      if (join.kind().givesLeft()
          && !(paired && join.kind().keepsRight())
          && isWorthIt(join, join.left(), read)) {
        return join.withInputs(List.of(sink(over(test, join.left())), join.right()));
      } else if (join.kind().givesRight()
          && !(paired && join.kind().keepsLeft())
          && isWorthIt(join, join.right(), read)) {
        return join.withInputs(List.of(join.left(), sink(over(test, join.right()))));
      }
    }
    return null;
  }

  /** Not where the join above leaves much less to test. */
  private static boolean isWorthIt(Relation.Join join, Relation side, Set<Field> read) {
    return side.output().containsAll(read)
        && Cardinality.rows(join) * CLEARLY >= Cardinality.rows(side);
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
