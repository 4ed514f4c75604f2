package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** EXISTS, IN, ANY and their negations as joins that test for existence. */
final class JoinExistence {
  private JoinExistence() {}

  /** The rows for which a predicate is true, as a join; null if it cannot be one. */
  static @Nullable Relation of(Relation input, Bound predicate) {
    if (predicate instanceof Nested nested) {
      return switch (nested.kind()) {
        case EXISTS -> existing(input, nested, JoinKind.SEMI, List.of());
        case IN -> compared(input, nested, ComparisonOperator.EQUAL);
        case ANY -> nested.operator() == null ? null : compared(input, nested, nested.operator());
        case ROW_IN -> rows(input, nested);
        case ALL, SCALAR, SINGLE, UNIQUE, BAG, LIST, PIVOT -> null;
      };
    } else if (predicate instanceof Predicate.Not not && not.operand() instanceof Nested nested) {
      return switch (nested.kind()) {
        case EXISTS -> existing(input, nested, JoinKind.ANTI, List.of());
        case IN -> notIn(input, nested);
        case ROW_IN, ANY, ALL, SCALAR, SINGLE, UNIQUE, BAG, LIST, PIVOT -> null;
      };
    }
    return null;
  }

  private static @Nullable Relation compared(
      Relation input, Nested nested, ComparisonOperator operator) {
    Stripped query = Stripped.ofExistence(nested);
    Bound operand = nested.operands().get(0);
    Bound value = query.column(nested.relation().output().get(0));
    return operand.hasNested()
        ? null
        : existing(
            input,
            nested,
            JoinKind.SEMI,
            List.of(new Predicate.Comparison(operator, operand, value)));
  }

  private static @Nullable Relation rows(Relation input, Nested nested) {
    Stripped query = Stripped.ofExistence(nested);
    Bound value = query.column(nested.relation().output().get(0));
    if (!(nested.operands().get(0) instanceof Construction.Collection operands)
        || !(value instanceof Construction.Collection values)
        || operands.hasNested()
        || operands.elements().size() != values.elements().size()) {
      return null;
    }
    List<Bound> equal = new ArrayList<>();
    for (int i = 0; i < operands.elements().size(); i++) {
      equal.add(
          new Predicate.Comparison(
              ComparisonOperator.EQUAL, operands.elements().get(i), values.elements().get(i)));
    }
    return existing(input, nested, JoinKind.SEMI, equal);
  }

  private static @Nullable Relation existing(
      Relation input, Nested nested, JoinKind kind, List<Bound> compared) {
    Stripped query = Stripped.ofExistence(nested);
    Pulled pulled = Pulled.from(query.relation(), Set.copyOf(input.output()));
    if (pulled == null
        || !query.relation().isDeterministic()
        || KeyedRead.isBetter(input, query.relation(), pulled)) {
      return null;
    }
    List<Bound> conditions = new ArrayList<>(pulled.conditions());
    conditions.addAll(compared);
    return conditions.isEmpty()
        ? null
        : Relation.Join.of(input, pulled.relation(), kind, conditions);
  }

  private static @Nullable Relation notIn(Relation input, Nested nested) {
    Stripped query = Stripped.ofExistence(nested);
    Bound operand = nested.operands().get(0);
    Bound candidate = query.column(nested.relation().output().get(0));
    Pulled pulled = Pulled.from(query.relation(), Set.copyOf(input.output()));
    if (operand.hasNested()
        || pulled == null
        || !query.relation().isDeterministic()
        || KeyedRead.isBetter(input, query.relation(), pulled)) {
      return null;
    }
    // The operator asks each row of one side alone for operand and candidate.
    Set<Field> inner = Set.copyOf(pulled.relation().output());
    return inner.containsAll(candidate.fields())
        ? new Relation.NotIn(
            input, pulled.relation(), operand, candidate, List.copyOf(pulled.conditions()))
        : null;
  }
}
