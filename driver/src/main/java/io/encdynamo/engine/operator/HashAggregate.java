package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.aggregate.Accumulator;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GROUP BY: a hash table of the groups' keys, and beside it the accumulators of each group. */
final class HashAggregate extends Operator {
  private static final long BYTES_PER_GROUP = 32;
  private static final long BYTES_PER_ACCUMULATOR = 72;

  private final RowCursor child;
  private final Evaluator[] keys;
  private final AggregateCall[] calls;
  private final Holding holding;
  private final TupleIndex groups;
  private @Nullable GroupAccumulator[] accumulators;
  private boolean read;
  private int position;

  HashAggregate(
      RowCursor child, List<Evaluator> keys, List<AggregateCall> calls, Execution execution) {
    super(execution, child);
    this.child = child;
    this.keys = keys.toArray(Evaluator[]::new);
    this.calls = calls.toArray(AggregateCall[]::new);
    this.holding = new Holding("GROUP BY", execution.memory());
    this.groups = new TupleIndex(this.keys.length);
    this.accumulators = new GroupAccumulator[16 * this.calls.length];
  }

  @Override
  public Value @Nullable [] next() {
    if (!read) {
      read();
      read = true;
    }
    if (position == groups.size()) {
      return null;
    }
    tick();
    int group = position++;
    Value[] row = new Value[keys.length + calls.length];
    for (int i = 0; i < keys.length; i++) {
      row[i] = groups.get(group, i);
    }
    for (int i = 0; i < calls.length; i++) {
      row[keys.length + i] = accumulator(group, i).result(execution);
    }
    return row;
  }

  private void read() {
    Value[] key = new Value[keys.length];
    if (keys.length == 0) {
      group(key);
    }
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      for (int i = 0; i < key.length; i++) {
        Value value = keys[i].evaluate(row, execution).force();
        key[i] = value.isAbsent() ? NullValue.NULL : value;
      }
      int group = keys.length == 0 ? 0 : group(key);
      for (int i = 0; i < calls.length; i++) {
        accumulator(group, i).add(row);
      }
    }
    child.close();
  }

  /** The number of the group with this key, made if it is new. */
  private int group(Value[] key) {
    int known = groups.size();
    int group = groups.add(key);
    if (group == known) {
      holding.add(ValueSize.of(key) + BYTES_PER_GROUP + BYTES_PER_ACCUMULATOR * calls.length);
      int end = (group + 1) * calls.length;
      if (end > accumulators.length) {
        accumulators = Arrays.copyOf(accumulators, 2 * end);
      }
      for (int i = 0; i < calls.length; i++) {
        accumulators[group * calls.length + i] = new GroupAccumulator(calls[i]);
      }
    }
    return group;
  }

  private GroupAccumulator accumulator(int group, int call) {
    GroupAccumulator accumulator = accumulators[group * calls.length + call];
    if (accumulator == null) {
      throw new IllegalStateException("a group without accumulators");
    }
    return accumulator;
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }

  /** One aggregate of one group. */
  private final class GroupAccumulator {
    private final AggregateCall call;
    private final Accumulator state;
    private final @Nullable TupleIndex seen;

    GroupAccumulator(AggregateCall call) {
      this.call = call;
      this.state = call.function().accumulator();
      this.seen = call.distinct() ? new TupleIndex(1) : null;
    }

    void add(Value[] row) {
      Evaluator filter = call.filter();
      if (filter != null && !filter.isTrue(row, execution)) {
        return;
      }
      Evaluator argument = call.argument();
      if (argument == null) {
        state.add(NullValue.NULL, execution);
        return;
      }
      Value value = argument.evaluate(row, execution).force();
      if (value.isAbsent() || (seen != null && !isNew(value, seen))) {
        return;
      }
      state.add(value, execution);
    }

    private boolean isNew(Value value, TupleIndex values) {
      int known = values.size();
      if (values.add(new Value[] {value}) < known) {
        return false;
      }
      holding.add(ValueSize.of(value) + BYTES_PER_GROUP);
      return true;
    }

    Value result(Execution execution) {
      return state.result(execution);
    }
  }
}
