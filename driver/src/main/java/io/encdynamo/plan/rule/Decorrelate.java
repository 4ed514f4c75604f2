package io.encdynamo.plan.rule;

import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
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
 * Queries inside expressions become joins, so that they run once and not for each row: EXISTS, IN
 * and their negations join for existence, one aggregate that depends on the row around becomes a
 * group for each value it depends on (Galindo-Legaria and Joshi, 2001). What cannot be joined
 * stays.
 */
final class Decorrelate {
  private Decorrelate() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(Decorrelate::apply)
            .mapExpressions(bound -> bound.rewriteNested(Decorrelate::apply));
    if (!inner.anyExpression(Bound::hasNested)) {
      return inner;
    }
    if (inner instanceof Relation.Filter filter) {
      return filter(filter);
    }
    boolean extensible =
        inner instanceof Relation.Project
            || inner instanceof Grouped.Aggregate
            || inner instanceof Relation.Sort;
    return extensible ? extended(inner) : inner;
  }

  private static Relation filter(Relation.Filter filter) {
    List<Bound> plain = new ArrayList<>();
    List<Bound> rest = new ArrayList<>();
    for (Bound predicate : Conjuncts.of(filter.predicate())) {
      (predicate.hasNested() ? rest : plain).add(predicate);
    }
    Relation input = PushPredicates.filtered(filter.input(), plain);
    for (Bound predicate : List.copyOf(rest)) {
      Relation joined = joined(input, predicate);
      if (joined != null) {
        input = joined;
        rest.remove(predicate);
      }
    }
    return rest.isEmpty() ? input : extended(new Relation.Filter(input, Conjuncts.and(rest)));
  }

  // Existence

  /** The rows for which a predicate is true, as a join; null if it cannot be one. */
  private static @Nullable Relation joined(Relation input, Bound predicate) {
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
    InnerQuery query = InnerQuery.ofExistence(nested);
    Bound operand = nested.operands().get(0);
    Bound value = query.column(nested.relation().output().get(0));
    return value == null || operand.hasNested()
        ? null
        : existing(
            input,
            nested,
            JoinKind.SEMI,
            List.of(new Predicate.Comparison(operator, operand, value)));
  }

  private static @Nullable Relation rows(Relation input, Nested nested) {
    InnerQuery query = InnerQuery.ofExistence(nested);
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
    InnerQuery query = InnerQuery.ofExistence(nested);
    Pulled pulled = Pulled.from(query.relation(), Set.copyOf(input.output()));
    if (pulled == null || !query.relation().isDeterministic() || isLookUp(input, query, pulled)) {
      return null;
    }
    List<Bound> conditions = new ArrayList<>(pulled.conditions());
    conditions.addAll(compared);
    return conditions.isEmpty()
        ? null
        : Relation.Join.of(input, pulled.relation(), kind, conditions);
  }

  private static @Nullable Relation notIn(Relation input, Nested nested) {
    InnerQuery query = InnerQuery.ofExistence(nested);
    Bound operand = nested.operands().get(0);
    Bound candidate = query.column(nested.relation().output().get(0));
    Pulled pulled = Pulled.from(query.relation(), Set.copyOf(input.output()));
    if (candidate == null
        || operand.hasNested()
        || pulled == null
        || !query.relation().isDeterministic()
        || isLookUp(input, query, pulled)) {
      return null;
    }
    // The operator asks each row of one side alone for operand and candidate.
    Set<Field> inner = Set.copyOf(pulled.relation().output());
    return inner.containsAll(candidate.fields())
        ? new Relation.NotIn(
            input, pulled.relation(), operand, candidate, List.copyOf(pulled.conditions()))
        : null;
  }

  /**
   * Whether a query finds its rows by key for each row around it, and there are few of those: then
   * it is better left as it is.
   */
  private static boolean isLookUp(Relation input, InnerQuery query, Pulled pulled) {
    return !pulled.conditions().isEmpty()
        && KeyedRead.isFewRequests(Cardinality.rows(input), query.relation(), pulled.conditions());
  }

  // Values

  /** A relation whose queries for single values are joined to what it reads. */
  private static Relation extended(Relation relation) {
    Values values = new Values(relation.inputs().get(0));
    Relation above = relation.mapExpressions(values::replaced);
    return above.withInputs(List.of(values.input));
  }

  /** Joins values to a relation. */
  private static final class Values {
    private Relation input;

    Values(Relation input) {
      this.input = input;
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
      InnerQuery query = InnerQuery.ofValue(nested);
      Bound value = query.column(nested.relation().output().get(0));
      return value != null
              && query.relation() instanceof Grouped.Aggregate aggregate
              && aggregate.keys().isEmpty()
              && aggregate.sets().isEmpty()
              && aggregate.mask() == null
              && aggregate.calls().stream().allMatch(EmptyGroups::isKnown)
          ? joined(aggregate, value)
          : null;
    }

    /** Whether there is a row: whether there is a group of those that fit. */
    private @Nullable Bound exists(Nested nested) {
      InnerQuery query = InnerQuery.ofExistence(nested);
      Field any = Field.computed("any", SqlType.BIGINT);
      Grouped.AggregateCall count =
          new Grouped.AggregateCall(
              any, AggregateTable.COUNT_ALL, List.of(), false, List.of(), null);
      Grouped.Aggregate aggregate =
          new Grouped.Aggregate(query.relation(), List.of(), List.of(), null, List.of(count));
      Bound value = new Predicate.Not(new Predicate.IsAbsent(new Atom.Reference(any), false));
      return joined(aggregate, value, false);
    }

    private @Nullable Bound joined(Grouped.Aggregate aggregate, Bound value) {
      return joined(aggregate, value, true);
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
          || isLookUp(input, new InnerQuery(aggregate.input(), List.of()), pulled)) {
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
}
