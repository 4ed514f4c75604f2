package io.encdynamo.engine;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.Value;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * One run of one statement, as its expressions and operators see it: parameters, the time it
 * started, how it treats mistyped values, when to end, and the memory it holds. Safe for use by
 * several threads.
 */
public final class Execution {
  private final Value[] parameters;
  private final OffsetDateTime start;
  private final Typing typing;
  private final CancelSignal signal;
  private final MemoryAccount memory;
  private final LongAdder turnedMissing = new LongAdder();

  /**
   * @param parameters one value for each {@code ?}, in order
   * @param start what CURRENT_TIMESTAMP and its sisters answer from; its offset is the session's
   */
  public Execution(
      List<Value> parameters,
      OffsetDateTime start,
      Typing typing,
      CancelSignal signal,
      MemoryAccount memory) {
    this.parameters = parameters.toArray(Value[]::new);
    this.start = start;
    this.typing = typing;
    this.signal = signal;
    this.memory = memory;
  }

  /**
   * A parameter's value.
   *
   * @param index from 0
   */
  public Value parameter(int index) {
    return parameters[index];
  }

  public OffsetDateTime start() {
    return start;
  }

  public Typing typing() {
    return typing;
  }

  public CancelSignal signal() {
    return signal;
  }

  public MemoryAccount memory() {
    return memory;
  }

  /** How many values turned MISSING because an operation did not take their type. */
  public long turnedMissing() {
    return turnedMissing.sum();
  }

  /**
   * What an operation gives for an operand whose type it does not take: MISSING, counted.
   *
   * @param operation the operator's or function's name
   * @throws DriverException 22000 in strict typing
   */
  public Value mistyped(String operation, Value operand) {
    if (typing == Typing.STRICT) {
      throw new DriverException(
          ErrorCode.TYPE_MISMATCH, operation, operand.kind().name().replace('_', ' '));
    }
    turnedMissing.increment();
    return MissingValue.MISSING;
  }

  /**
   * What a conversion gives for a value that has no counterpart in the target type: MISSING,
   * counted.
   *
   * @throws DriverException the failure itself, in strict typing
   */
  public Value failed(DriverException failure) {
    if (typing == Typing.STRICT) {
      throw failure;
    }
    turnedMissing.increment();
    return MissingValue.MISSING;
  }
}
