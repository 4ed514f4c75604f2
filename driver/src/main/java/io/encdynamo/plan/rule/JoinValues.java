package io.encdynamo.plan.rule;

import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries for one aggregate, and EXISTS as a value, as groups that are joined to the rows around:
 * one for each value that the query compares with.
 */
final class JoinValues {
  private Relation input;

  JoinValues(Relation input) {
    this.input = input;
  }

  /** The relation with what was joined to it. */
  Relation input() {
    return input;
  }

  /** The expression over the input with what was joined to it. */
  Bound replaced(Bound expression) {
    if (expression instanceof Nested nested) {
      Bound value =
          switch (nested.kind()) {
            case SCALAR -> aggregate(nested);
            case EXISTS -> exists(nested);
            case SINGLE, UNIQUE, IN, ROW_IN, ANY, ALL, BAG, LIST, PIVOT -> null;
          };
      if (value != null) {
        return value;
      }
    }
    List<Bound> children = expression.children();
    return children.isEmpty() || !expression.hasNested()
        ? expression
        : expression.withChildren(children.stream().map(this::replaced).toList());
  }

  private @Nullable Bound aggregate(Nested nested) {
    Stripped query = Stripped.ofValue(nested);
    Bound value = query.column(nested.relation().output().get(0));
    return query.relation() instanceof Grouped.Aggregate aggregate
            && aggregate.keys().isEmpty()
            && aggregate.sets().isEmpty()
            && aggregate.mask() == null
            && aggregate.calls().stream().allMatch(EmptyGroups::isKnown)
        ? joined(aggregate, value, true)
        : null;
  }

  /** Whether there is a row: whether there is a group of those that fit. */
  private @Nullable Bound exists(Nested nested) {
    Stripped query = Stripped.ofExistence(nested);
    Field any = Field.computed("any", SqlType.BIGINT);
    Grouped.AggregateCall count =
        new Grouped.AggregateCall(any, AggregateTable.COUNT_ALL, List.of(), false, List.of(), null);
    Grouped.Aggregate aggregate =
        new Grouped.Aggregate(query.relation(), List.of(), List.of(), null, List.of(count));
    Bound value = new Predicate.Not(new Predicate.IsAbsent(new Atom.Reference(any), false));
    return joined(aggregate, value, false);
  }

  /**
   * Joins the groups, one for each value that the pulled conditions compare with.
   *
   * @param aggregate of all rows
   * @param filled whether a group that is not there counts as one of no rows
   */
  private @Nullable Bound joined(Grouped.Aggregate aggregate, Bound value, boolean filled) {
    Set<Field> around = new LinkedHashSet<>(input.output());
    Pulled pulled = Pulled.from(aggregate.input(), around);
    boolean reads = value.fields().stream().anyMatch(around::contains);
    if (pulled == null
        || pulled.conditions().isEmpty()
        || reads
        || aggregate.expressions().stream()
            .anyMatch(bound -> bound.fields().stream().anyMatch(around::contains))
        || !aggregate.isDeterministic()
        || KeyedRead.isBetter(input, aggregate.input(), pulled)) {
      return null;
    }
    List<Relation.Computed> keys = new ArrayList<>();
    List<Bound> conditions = new ArrayList<>();
    for (Bound condition : pulled.conditions()) {
      Predicate.Comparison equality = equality(condition, pulled.relation().output());
      if (equality == null) {
        return null;
      }
      Relation.Computed key = Relation.Computed.of("key", equality.right());
      keys.add(key);
      conditions.add(
          new Predicate.Comparison(
              ComparisonOperator.EQUAL, equality.left(), new Atom.Reference(key.field())));
    }
    Relation groups =
        new Grouped.Aggregate(
            pulled.relation(), List.copyOf(keys), List.of(), null, aggregate.calls());
    input = Relation.Join.of(input, groups, JoinKind.LEFT, conditions);
    return filled ? EmptyGroups.filled(value, aggregate.calls()) : value;
  }

  /** An equality with the inner expression on its right side; null if it is none. */
  private static Predicate.@Nullable Comparison equality(Bound condition, List<Field> inner) {
    if (!(condition instanceof Predicate.Comparison comparison)
        || comparison.operator() != ComparisonOperator.EQUAL) {
      return null;
    }
    Set<Field> fields = Set.copyOf(inner);
    if (isOf(comparison.right(), fields) && reads(comparison.left(), fields).isEmpty()) {
      return comparison;
    }
    return isOf(comparison.left(), fields) && reads(comparison.right(), fields).isEmpty()
        ? new Predicate.Comparison(
            ComparisonOperator.EQUAL,
            /* left= */ comparison.right(),
            /* right= */ comparison.left())
        : null;
  }

  private static boolean isOf(Bound expression, Set<Field> inner) {
    return !expression.fields().isEmpty() && inner.containsAll(expression.fields());
  }

  private static Set<Field> reads(Bound expression, Set<Field> inner) {
    Set<Field> read = new LinkedHashSet<>(expression.fields());
    read.retainAll(inner);
    return read;
  }
}
