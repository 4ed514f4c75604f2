package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Equalities;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts inner joins into the order that leaves the fewest rows in between, and has each join hold
 * the side that is likely to be the smaller one.
 */
final class OrderJoins {
  /** A side is held instead of the other one if it is smaller by this factor. */
  private static final double CLEARLY = 2;

  private OrderJoins() {}

  /** An equivalent relation, the queries inside its expressions included; fields change place. */
  static Relation apply(Relation relation) {
    if (isInner(relation)) {
      List<Relation> relations = new ArrayList<>();
      List<Bound> conditions = new ArrayList<>();
      flatten(relation, relations, conditions);
      return JoinOrder.of(relations.stream().map(OrderJoins::apply).toList(), conditions);
    }
    Relation inner =
        relation
            .mapInputs(OrderJoins::apply)
            .mapExpressions(bound -> bound.rewriteNested(OrderJoins::apply));
    return inner instanceof Relation.Join join && !join.isLateral() ? turned(join) : inner;
  }

  private static boolean isInner(Relation relation) {
    return relation instanceof Relation.Join join
        && join.kind() == JoinKind.INNER
        && !join.isLateral();
  }

  private static void flatten(Relation relation, List<Relation> relations, List<Bound> conditions) {
    if (isInner(relation)) {
      relation.inputs().forEach(input -> flatten(input, relations, conditions));
      relation
          .expressions()
          .forEach(bound -> conditions.add(bound.rewriteNested(OrderJoins::apply)));
    } else {
      relations.add(relation);
    }
  }

  /** The right side of a join by equality is held: it should be the smaller one. */
  private static Relation turned(Relation.Join join) {
    JoinKind mirrored = mirrored(join.kind());
    boolean byEquality =
        !Equalities.of(join.conditions(), join.left(), join.right()).left().isEmpty();
    boolean turns =
        byEquality && Cardinality.rows(join.left()) * CLEARLY < Cardinality.rows(join.right());
    return turns
        ? new Relation.Join(
            /* left= */ join.right(),
            /* right= */ join.left(),
            mirrored,
            join.conditions(),
            join.output())
        : join;
  }

  private static JoinKind mirrored(JoinKind kind) {
    return switch (kind) {
      case INNER -> JoinKind.INNER;
      case FULL -> JoinKind.FULL;
      case LEFT -> JoinKind.RIGHT;
      case RIGHT -> JoinKind.LEFT;
      case SEMI -> JoinKind.RIGHT_SEMI;
      case RIGHT_SEMI -> JoinKind.SEMI;
      case ANTI -> JoinKind.RIGHT_ANTI;
      case RIGHT_ANTI -> JoinKind.ANTI;
    };
  }
}
