package io.encdynamo.engine;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of one statement, as its expressions and operators see it: parameters, the time it
 * started, how it treats mistyped values, when to end, the memory it holds, and the rows that the
 * query at hand stands within. Safe for use by several threads.
 */
public final class Execution {
  private static final int STEPS_PER_CHECK = 1024;

  private final Run run;
  private final Leaves leaves;
  private final @Nullable Frame frame;
  private final @Nullable Given given;

  /** What is the same for the whole statement. */
  private record Run(
      List<Value> parameters,
      OffsetDateTime start,
      Typing typing,
      CancelSignal signal,
      MemoryAccount memory,
      LongAdder turnedMissing,
      Map<Object, Object> memo) {}

  /** A row that a query is run for, and those around it. */
  private static final class Frame {
    final Value[] row;
    final @Nullable Frame outer;

    Frame(Value[] row, @Nullable Frame outer) {
      this.row = row;
      this.outer = outer;
    }
  }

  /** What operators give to those below them, by identity of what it is asked by. */
  private record Given(Object key, Object value, @Nullable Given others) {}

  /**
   * A run of a statement.
   *
   * @param parameters one value for each {@code ?}, in order
   * @param start what CURRENT_TIMESTAMP and its sisters answer from; its offset is the session's
   * @param leaves gives the rows that come from outside
   */
  public Execution(
      List<Value> parameters,
      OffsetDateTime start,
      Typing typing,
      CancelSignal signal,
      MemoryAccount memory,
      Leaves leaves) {
    this(
        new Run(
            List.copyOf(parameters),
            start,
            typing,
            signal,
            memory,
            new LongAdder(),
            Collections.synchronizedMap(new IdentityHashMap<>())),
        leaves,
        null,
        null);
  }

  private Execution(Run run, Leaves leaves, @Nullable Frame frame, @Nullable Given given) {
    this.run = run;
    this.leaves = leaves;
    this.frame = frame;
    this.given = given;
  }

  /**
   * A parameter's value.
   *
   * @param index from 0
   */
  public Value parameter(int index) {
    return run.parameters.get(index);
  }

  public OffsetDateTime start() {
    return run.start;
  }

  public Typing typing() {
    return run.typing;
  }

  public CancelSignal signal() {
    return run.signal;
  }

  /**
   * Looks at the signal now and then: to be called in loops that may be long.
   *
   * @param step the number of the step, counted up
   */
  public void tick(int step) {
    if (step % STEPS_PER_CHECK == 0) {
      run.signal.check();
    }
  }

  public MemoryAccount memory() {
    return run.memory;
  }

  /** How many values turned MISSING because an operation did not take their type. */
  public long turnedMissing() {
    return run.turnedMissing.sum();
  }

  /** Opens the rows of a leaf; the caller closes the cursor. */
  public RowCursor leaf(Leaf leaf) {
    return leaves.open(leaf, this);
  }

  /** As {@link #leaf(Leaf)}, once the keys are known of the rows that are wanted. */
  public RowCursor leaf(Leaf leaf, List<WantedKeys> wanted) {
    return leaves.open(leaf, wanted, this);
  }

  /** The same run, its leaves read otherwise. */
  public Execution withLeaves(Leaves others) {
    return new Execution(run, others, frame, given);
  }

  /** The same run, for a query that is run once for each of certain rows. */
  public Execution nested(Value[] row) {
    return new Execution(run, leaves, new Frame(row, frame), given);
  }

  /**
   * A value of a row around the query at hand.
   *
   * @param depth 1 for the nearest row
   */
  public Value outer(int depth, int slot) {
    Frame each = frame;
    for (int i = 1; i < depth && each != null; i++) {
      each = each.outer;
    }
    if (each == null) {
      throw new IllegalStateException("a query without the rows around it");
    }
    return each.row[slot];
  }

  /** The same run, with the rows that a recursive query found last. */
  public Execution withWorking(WorkingTable table, List<Value[]> rows) {
    return with(table, rows);
  }

  /** The rows that a recursive query found last. */
  @SuppressWarnings("unchecked") // what withWorking gave
  public List<Value[]> working(WorkingTable table) {
    return (List<Value[]>) given(table);
  }

  /** The same run, with the keys that a join holds. */
  public Execution withHeld(HeldKeys.Of join, HeldKeys keys) {
    return with(join, keys);
  }

  /** The keys that a join around holds. */
  public HeldKeys held(HeldKeys.Of join) {
    return (HeldKeys) given(join);
  }

  private Execution with(Object key, Object value) {
    return new Execution(run, leaves, frame, new Given(key, value, given));
  }

  private Object given(Object key) {
    for (Given each = given; each != null; each = each.others) {
      if (each.key == key) {
        return each.value;
      }
    }
    throw new IllegalStateException("a part of a plan outside of what it belongs to");
  }

  /**
   * What is computed once for the whole run, however often it is asked for.
   *
   * @param key compared by identity
   */
  @SuppressWarnings("unchecked") // a key stands for one computation
  public <T> T memo(Object key, Supplier<T> computation) {
    Object known = run.memo.get(key);
    if (known == null) {
      known = computation.get();
      run.memo.put(key, known);
    }
    return (T) known;
  }

  /**
   * What an operation gives for an operand whose type it does not take: MISSING, counted.
   *
   * @param operation the operator's or function's name
   * @throws DriverException 22000 in strict typing
   */
  public Value mistyped(String operation, Value operand) {
    if (run.typing == Typing.STRICT) {
      throw new DriverException(
          ErrorCode.TYPE_MISMATCH, operation, operand.kind().name().replace('_', ' '));
    }
    run.turnedMissing.increment();
    return MissingValue.MISSING;
  }

  /**
   * What a conversion gives for a value that has no counterpart in the target type: MISSING,
   * counted.
   *
   * @throws DriverException the failure itself, in strict typing
   */
  public Value failed(DriverException failure) {
    if (run.typing == Typing.STRICT) {
      throw failure;
    }
    run.turnedMissing.increment();
    return MissingValue.MISSING;
  }
}
