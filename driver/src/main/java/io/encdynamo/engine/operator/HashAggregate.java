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
 * groups of all grouping sets are in one table, kept apart by the number of their set. When no more
 * groups fit into memory, those that are there go on; rows of other groups wait on disk, each with
 * its group's key behind it, split by the hash of the key.
 */
final class HashAggregate extends Operator {
  private static final long BYTES_PER_GROUP = 32;
  private static final long BYTES_PER_AGGREGATE = 112;

  private final RowCursor child;
  private final KeyColumn[] keys;

  /** The places of each grouping set's keys. */
  private final int[][] sets;

  private final boolean mask;
  private final AggregateCall[] calls;
  private final Holding holding;

  /** How often the rows were split before: each then has the key of its group behind it. */
  private final int level;

  /** The keys of each group, and behind them the number of its set if there are several. */
  private TupleIndex groups;

  private @Nullable AggregateState[] states;
  private boolean read;
  private int position;
  private volatile @Nullable PartByPart waiting;

  HashAggregate(
      RowCursor child,
      List<Evaluator> keys,
      List<List<Integer>> sets,
      boolean mask,
      List<AggregateCall> calls,
      Execution execution) {
    super(execution, child);
    this.child = child;
    this.keys = KeyColumn.of(keys);
    this.sets =
        sets.isEmpty()
            ? new int[][] {IntStream.range(0, keys.size()).toArray()}
            : sets.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    this.mask = mask;
    this.calls = calls.toArray(AggregateCall[]::new);
    this.level = 0;
    this.holding = new Holding("GROUP BY", execution.memory());
    this.groups = new TupleIndex(width(), execution.signal());
    this.states = new AggregateState[16 * this.calls.length];
  }

  /** Groups rows that waited on disk. */
  private HashAggregate(HashAggregate first, RowCursor part, int level) {
    super(first.execution, part);
    this.child = part;
    this.keys = first.keys;
    this.sets = first.sets;
    this.mask = first.mask;
    this.calls = first.calls;
    this.level = level;
    this.holding = new Holding("GROUP BY", execution.memory());
    this.groups = new TupleIndex(width(), execution.signal());
    this.states = new AggregateState[16 * this.calls.length];
  }

  /** Values of a group's key. */
  private int width() {
    return keys.length + (sets.length > 1 ? 1 : 0);
  }

  @Override
  public Value @Nullable [] next() {
    if (!read) {
      if (level == 0) {
        read();
      } else {
        readAgain();
      }
      child.close();
      read = true;
    }
    tick();
    if (position < groups.size()) {
      return row(position++);
    }
    PartByPart rest = waiting;
    if (rest == null) {
      return null;
    }
    if (position > 0) {
      groups = new TupleIndex(width(), execution.signal());
      states = new AggregateState[0];
      position = 0;
      holding.clear();
    }
    return rest.next();
  }

  private Value[] row(int group) {
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
        Value value = keys[i].value(row, execution);
        values[i] = value == null ? NullValue.NULL : value;
      }
      boolean computed = false;
      for (int set = 0; set < tuples.length; set++) {
        tick();
        for (int place : sets[set]) {
          tuples[set][place] = values[place];
        }
        int group = group(tuples[set]);
        if (group < 0) {
          defer(tuples[set], withKey(row, tuples[set]));
        } else {
          if (!computed) {
            compute(row, inputs);
            computed = true;
          }
          add(group, inputs, row);
        }
      }
    }
  }

  /** Reads rows that waited on disk. */
  private void readAgain() {
    @Nullable Value[] inputs = new Value[calls.length];
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      Value[] key = Arrays.copyOfRange(row, row.length - width(), row.length);
      int group = group(key);
      if (group < 0) {
        defer(key, row);
      } else {
        compute(row, inputs);
        add(group, inputs, row);
      }
    }
  }

  private Value[] emptyTuple(int set) {
    Value[] tuple = new Value[width()];
    Arrays.fill(tuple, NullValue.NULL);
    if (sets.length > 1) {
      tuple[keys.length] = new IntegerValue(set);
    }
    return tuple;
  }

  private static Value[] withKey(Value[] row, Value[] key) {
    Value[] whole = Arrays.copyOf(row, row.length + key.length);
    System.arraycopy(key, 0, whole, row.length, key.length);
    return whole;
  }

  private void compute(Value[] row, @Nullable Value[] inputs) {
    for (int i = 0; i < calls.length; i++) {
      inputs[i] = calls[i].input(row, execution);
    }
  }

  private void add(int group, @Nullable Value[] inputs, Value[] row) {
    for (int i = 0; i < inputs.length; i++) {
      Value input = inputs[i];
      if (input != null) {
        state(group, i).add(input, row, execution);
      }
    }
  }

  /** The number of the group with this key, made if it is new; -1 if it has to wait. */
  private int group(Value[] key) {
    if (waiting != null) {
      return groups.find(key);
    }
    int known = groups.size();
    int group = groups.add(key);
    if (group == known) {
      hold(ValueSize.of(key) + BYTES_PER_GROUP + BYTES_PER_AGGREGATE * calls.length);
      int end = (group + 1) * calls.length;
      if (end > states.length) {
        states = Arrays.copyOf(states, 2 * end);
      }
      for (int i = 0; i < calls.length; i++) {
        states[group * calls.length + i] = new AggregateState(calls[i], this::hold, execution);
      }
    }
    return group;
  }

  /** Holds bytes more. If there is no room for them, this group is the last that is made now. */
  private void hold(long bytes) {
    if (waiting != null) {
      holding.add(bytes);
    } else if (!holding.tryAdd(bytes, level)) {
      holding.add(bytes);
      waiting =
          new PartByPart(
              "GROUP BY", level, part -> new HashAggregate(this, part, level + 1), execution);
    }
  }

  private void defer(Value[] key, Value[] row) {
    PartByPart rest = waiting;
    if (rest == null) {
      throw new IllegalStateException("nothing has to wait yet");
    }
    rest.add(key, row);
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
    PartByPart rest = waiting;
    if (rest != null) {
      rest.close();
    }
    holding.close();
    super.close();
  }
}
