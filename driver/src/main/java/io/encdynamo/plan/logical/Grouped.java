package io.encdynamo.plan.logical;

import io.encdynamo.engine.aggregate.AggregateFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A relation that computes something over several rows of another one. */
public sealed interface Grouped extends Relation {

  Relation input();

  @Override
  default List<Relation> inputs() {
    return List.of(input());
  }

  /**
   * A row for each group.
   *
   * @param sets the grouping sets, each the places of its keys; empty for one set of all keys
   * @param mask which keys a row does not group by, as GROUPING counts them; null for one set
   */
  record Aggregate(
      Relation input,
      List<Relation.Computed> keys,
      List<List<Integer>> sets,
      @Nullable Field mask,
      List<AggregateCall> calls)
      implements Grouped {
    @Override
    public List<Field> output() {
      List<Field> fields = new ArrayList<>();
      keys.forEach(key -> fields.add(key.field()));
      calls.forEach(call -> fields.add(call.field()));
      if (mask != null) {
        fields.add(mask);
      }
      return fields;
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Aggregate(inputs.get(0), keys, sets, mask, calls);
    }

    @Override
    public List<Bound> expressions() {
      List<Bound> all = new ArrayList<>();
      keys.forEach(key -> all.add(key.expression()));
      calls.forEach(call -> call.addExpressions(all));
      return all;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      Iterator<Bound> next = expressions.iterator();
      List<Relation.Computed> newKeys = new ArrayList<>();
      keys.forEach(key -> newKeys.add(new Relation.Computed(key.field(), next.next())));
      return new Aggregate(
          input,
          List.copyOf(newKeys),
          sets,
          mask,
          calls.stream().map(call -> call.with(next)).toList());
    }
  }

  /** The rows, each with what window functions make of the rows around it. */
  record Window(
      Relation input,
      List<Bound> partitionBy,
      List<Relation.SortKey> orderBy,
      List<WindowCall> calls)
      implements Grouped {
    @Override
    public List<Field> output() {
      List<Field> fields = new ArrayList<>(input.output());
      calls.forEach(call -> fields.add(call.field()));
      return fields;
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Window(inputs.get(0), partitionBy, orderBy, calls);
    }

    @Override
    public List<Bound> expressions() {
      List<Bound> all = new ArrayList<>(partitionBy);
      orderBy.forEach(key -> all.add(key.expression()));
      calls.forEach(call -> call.addExpressions(all));
      return all;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      Iterator<Bound> next = expressions.iterator();
      List<Bound> newPartition = take(next, partitionBy.size());
      List<Relation.SortKey> newOrder = Relation.SortKey.with(orderBy, take(next, orderBy.size()));
      return new Window(
          input, newPartition, newOrder, calls.stream().map(call -> call.with(next)).toList());
    }
  }

  /**
   * One aggregate of each group, or of each row's frame.
   *
   * @param arguments none for COUNT(*)
   * @param orderBy of WITHIN GROUP, or in the parentheses; empty for none
   * @param filter of FILTER (WHERE ...); null for none
   */
  record AggregateCall(
      Field field,
      AggregateFunction function,
      List<Bound> arguments,
      boolean distinct,
      List<Relation.SortKey> orderBy,
      @Nullable Bound filter) {

    void addExpressions(List<Bound> all) {
      all.addAll(arguments);
      orderBy.forEach(key -> all.add(key.expression()));
      if (filter != null) {
        all.add(filter);
      }
    }

    AggregateCall with(Iterator<Bound> next) {
      List<Bound> newArguments = take(next, arguments.size());
      List<Relation.SortKey> newOrder = Relation.SortKey.with(orderBy, take(next, orderBy.size()));
      return new AggregateCall(
          field, function, newArguments, distinct, newOrder, filter == null ? null : next.next());
    }

    /** Whether it computes the same as another one. */
    public boolean computesAs(AggregateCall other) {
      return function.equals(other.function)
          && distinct == other.distinct
          && arguments.equals(other.arguments)
          && orderBy.equals(other.orderBy)
          && Objects.equals(filter, other.filter);
    }
  }

  private static List<Bound> take(Iterator<Bound> next, int count) {
    List<Bound> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(next.next());
    }
    return List.copyOf(taken);
  }
}
