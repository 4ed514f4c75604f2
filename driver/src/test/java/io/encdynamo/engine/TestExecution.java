package io.encdynamo.engine;

import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Value;
import java.time.OffsetDateTime;
import java.util.List;

/** Executions for tests: started at a fixed moment. */
public final class TestExecution {
  public static final OffsetDateTime START = OffsetDateTime.parse("2024-02-29T12:34:56.789Z");

  private TestExecution() {}

  public static Execution permissive(Value... parameters) {
    return with(Typing.PERMISSIVE, CancelSignal.unlimited(), 1L << 30, parameters);
  }

  public static Execution strict(Value... parameters) {
    return with(Typing.STRICT, CancelSignal.unlimited(), 1L << 30, parameters);
  }

  public static Execution typed(Typing typing) {
    return with(typing, CancelSignal.unlimited(), 1L << 30);
  }

  /** An execution that may hold so many bytes. */
  public static Execution limited(long bytes) {
    return with(Typing.PERMISSIVE, CancelSignal.unlimited(), 2 * bytes);
  }

  /** An execution that may hold so many bytes, and puts the rest into a temporary file. */
  public static Execution spilling(long bytes) {
    return spilling(Typing.PERMISSIVE, bytes);
  }

  /** An execution that may hold so many bytes, and puts the rest into a temporary file. */
  public static Execution spilling(Typing typing, long bytes) {
    return with(typing, CancelSignal.unlimited(), new MemoryPool(2 * bytes).open(true));
  }

  public static Execution cancellable(CancelSignal signal) {
    return with(Typing.PERMISSIVE, signal, 1L << 30);
  }

  /** An execution that may hold so many bytes, and may put the rest into a temporary file. */
  public static Execution cancellable(CancelSignal signal, long bytes, boolean spills) {
    return with(Typing.PERMISSIVE, signal, new MemoryPool(2 * bytes).open(spills));
  }

  private static Execution with(
      Typing typing, CancelSignal signal, long pool, Value... parameters) {
    return with(typing, signal, new MemoryPool(pool).open(false), parameters);
  }

  private static Execution with(
      Typing typing, CancelSignal signal, MemoryAccount memory, Value... parameters) {
    return new Execution(
        List.of(parameters),
        START,
        typing,
        signal,
        memory,
        (leaf, execution) -> {
          throw new IllegalStateException("a plan without leaves");
        });
  }
}
