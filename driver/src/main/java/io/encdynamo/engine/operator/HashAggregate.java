package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.aggregate.AggregateState;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY: a hash table of the groups' keys, and beside it the aggregates of each group. The
 * groups of all grouping sets are in one table, kept apart by the number of their set.
 */
final class HashAggregate extends Operator {
  private static final long BYTES_PER_GROUP = 32;
  private static final long BYTES_PER_AGGREGATE = 112;

  private final RowCursor child;
  private final Evaluator[] keys;

  /** The places of each grouping set's keys. */
  private final int[][] sets;

  private final boolean mask;
  private final AggregateCall[] calls;
  private final Holding holding;

  /** The keys of each group, and behind them the number of its set if there are several. */
  private final TupleIndex groups;

  private @Nullable AggregateState[] states;
  private boolean read;
  private int position;

  HashAggregate(
      RowCursor child,
      List<Evaluator> keys,
      List<List<Integer>> sets,
      boolean mask,
      List<AggregateCall> calls,
      Execution execution) {
    super(execution, child);
    this.child = child;
    this.keys = keys.toArray(Evaluator[]::new);
    this.sets =
        sets.isEmpty()
            ? new int[][] {IntStream.range(0, keys.size()).toArray()}
            : sets.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    this.mask = mask;
    this.calls = calls.toArray(AggregateCall[]::new);
    this.holding = new Holding("GROUP BY", execution.memory());
    this.groups = new TupleIndex(keys.size() + (this.sets.length > 1 ? 1 : 0));
    this.states = new AggregateState[16 * this.calls.length];
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
    Value[] row = new Value[keys.length + calls.length + (mask ? 1 : 0)];
    for (int i = 0; i < keys.length; i++) {
      row[i] = groups.get(group, i);
    }
    for (int i = 0; i < calls.length; i++) {
      row[keys.length + i] = state(group, i).result(execution);
    }
    if (mask) {
      row[row.length - 1] = mask(sets[sets.length > 1 ? setOf(group) : 0]);
    }
    return row;
  }

  private int setOf(int group) {
    return (int) ((IntegerValue) groups.get(group, keys.length)).value();
  }

  private Value mask(int[] set) {
    long bits = (1L << keys.length) - 1;
    for (int place : set) {
      bits &= ~(1L << place);
    }
    return new IntegerValue(bits);
  }

  private void read() {
    Value[] values = new Value[keys.length];
    @Nullable Value[] inputs = new Value[calls.length];
    Value[][] tuples = new Value[sets.length][];
    for (int set = 0; set < tuples.length; set++) {
      tuples[set] = emptyTuple(set);
      if (sets[set].length == 0) {
        group(tuples[set]);
      }
    }
    for (Value[] row = child.next(); row != null; row = child.next()) {
      for (int i = 0; i < keys.length; i++) {
        Value value = keys[i].evaluate(row, execution).force();
        values[i] = value.isAbsent() ? NullValue.NULL : value;
      }
      for (int i = 0; i < calls.length; i++) {
        inputs[i] = calls[i].input(row, execution);
      }
      for (int set = 0; set < tuples.length; set++) {
        tick();
        for (int place : sets[set]) {
          tuples[set][place] = values[place];
        }
        add(group(tuples[set]), inputs, row);
      }
    }
    child.close();
  }

  private Value[] emptyTuple(int set) {
    Value[] tuple = new Value[keys.length + 1];
    Arrays.fill(tuple, NullValue.NULL);
    tuple[keys.length] = new IntegerValue(set);
    return tuple;
  }

  private void add(int group, @Nullable Value[] inputs, Value[] row) {
    for (int i = 0; i < inputs.length; i++) {
      Value input = inputs[i];
      if (input != null) {
        state(group, i).add(input, row, execution);
      }
    }
  }

  /** The number of the group with this key, made if it is new. */
  private int group(Value[] key) {
    int known = groups.size();
    int group = groups.add(key);
    if (group == known) {
      holding.add(ValueSize.of(key) + BYTES_PER_GROUP + BYTES_PER_AGGREGATE * calls.length);
      int end = (group + 1) * calls.length;
      if (end > states.length) {
        states = Arrays.copyOf(states, 2 * end);
      }
      for (int i = 0; i < calls.length; i++) {
        states[group * calls.length + i] = new AggregateState(calls[i], holding::add, execution);
      }
    }
    return group;
  }

  private AggregateState state(int group, int call) {
    AggregateState state = states[group * calls.length + call];
    if (state == null) {
      throw new IllegalStateException("a group without aggregates");
    }
    return state;
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
