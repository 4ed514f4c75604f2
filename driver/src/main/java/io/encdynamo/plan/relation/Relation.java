package io.encdynamo.plan.relation;

import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.engine.operator.SetOperation;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the logical plan: rows of fields. */
public sealed interface Relation {

  /** The fields of its rows, in order. */
  List<Field> output();

  /** The relations it reads. */
  List<Relation> inputs();

  /** One row without fields: what a SELECT without FROM reads. */
  record SingleRow() implements Relation {
    @Override
    public List<Field> output() {
      return List.of();
    }

    @Override
    public List<Relation> inputs() {
      return List.of();
    }
  }

  /** No rows, because the predicate can never be true. */
  record Nothing(List<Field> output) implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of();
    }
  }

  /**
   * The items of a DynamoDB table.
   *
   * @param output the columns that the statement needs
   * @param predicates those that stand over it and speak of it alone; what DynamoDB does not answer
   *     of them is answered here
   */
  record StoredTable(
      TableSource.Stored table, String alias, List<Field> output, List<Bound> predicates)
      implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of();
    }
  }

  /**
   * The items of a DynamoDB table on a chosen path.
   *
   * @param answered the predicates that path and filter answer, for EXPLAIN
   */
  record PlannedRead(
      TableSource.Stored table,
      String alias,
      List<Field> output,
      ReadTemplate template,
      List<Bound> answered)
      implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of();
    }
  }

  /** The rows of a table that the driver answers by itself. */
  record VirtualTable(TableSource.Virtual table, String alias, List<Field> output)
      implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of();
    }
  }

  /** Rows written down: VALUES. */
  record Rows(List<List<Bound>> rows, List<Field> output) implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of();
    }
  }

  /** UNION, INTERSECT or EXCEPT of relations of the same width. */
  record Combine(SetOperation operation, Relation left, Relation right, List<Field> output)
      implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of(left, right);
    }
  }

  /** The rows for which a predicate is true. */
  record Filter(Relation input, Bound predicate) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }
  }

  /** New fields computed from each row. */
  record Project(Relation input, List<Computed> computed) implements Relation {
    @Override
    public List<Field> output() {
      return computed.stream().map(Computed::field).toList();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }
  }

  /** A field and what it is computed from. */
  record Computed(Field field, Bound expression) {}

  /**
   * The pairs of rows for which a condition is true; for LEFT also each left row without a pair.
   */
  record Join(Relation left, Relation right, JoinKind kind, List<Bound> conditions)
      implements Relation {
    @Override
    public List<Field> output() {
      List<Field> fields = new ArrayList<>(left.output());
      fields.addAll(right.output());
      return fields;
    }

    @Override
    public List<Relation> inputs() {
      return List.of(left, right);
    }
  }

  /** Which rows without a pair a join keeps. */
  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL
  }

  /** A row for each group. */
  record Aggregate(Relation input, List<Computed> keys, List<AggregateCall> calls)
      implements Relation {
    @Override
    public List<Field> output() {
      List<Field> fields = new ArrayList<>();
      keys.forEach(key -> fields.add(key.field()));
      calls.forEach(call -> fields.add(call.field()));
      return fields;
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }
  }

  /**
   * One aggregate of each group.
   *
   * @param argument null for COUNT(*)
   * @param filter of FILTER (WHERE ...); null for none
   */
  record AggregateCall(
      Field field,
      AggregateFunction function,
      @Nullable Bound argument,
      boolean distinct,
      @Nullable Bound filter) {}

  /** The rows in order. */
  record Sort(Relation input, List<SortKey> keys) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }
  }

  /** One term of ORDER BY. */
  record SortKey(Bound expression, boolean descending, boolean nullsFirst) {}

  /** The rows after the first {@code offset}, at most {@code limit}. */
  record Limit(Relation input, @Nullable Bound limit, @Nullable Bound offset) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }
  }

  /** Each different row once. */
  record Distinct(Relation input) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }
  }
}
