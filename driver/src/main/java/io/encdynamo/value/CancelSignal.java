package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks one execution of one statement to end: because somebody cancelled it or its time is over.
 * Safe for use by several threads; whoever works for the statement calls {@link #check} often.
 */
public final class CancelSignal {
  private static final Duration LEAST = Duration.ofMillis(1);

  private final @Nullable Duration timeout;
  private final long deadline;
  private volatile boolean cancelled;

  private CancelSignal(@Nullable Duration timeout) {
    this.timeout = timeout;
    this.deadline = timeout == null ? 0 : System.nanoTime() + timeout.toNanos();
  }

  /** A signal that only {@link #cancel} raises. */
  public static CancelSignal unlimited() {
    return new CancelSignal(null);
  }

  /** A signal that is also raised after a time, counted from now. */
  public static CancelSignal after(Duration timeout) {
    return new CancelSignal(timeout);
  }

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** How much time is left, never less than 1 ms; null if it is not limited. */
  public @Nullable Duration remaining() {
    if (timeout == null) {
      return null;
    }
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }

  /**
   * Returns if the work may go on.
   *
   * @throws DriverException 57014 if it was cancelled, HYT00 if its time is over
   */
  public void check() {
    if (cancelled) {
      throw new DriverException(ErrorCode.CANCELLED);
    }
    if (timeout != null && System.nanoTime() - deadline >= 0) {
      throw new DriverException(
          ErrorCode.TIMEOUT, "The statement", timeout.toMillis() + " milliseconds");
    }
  }
}
