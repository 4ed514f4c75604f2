package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits before something is tried again: exponentially longer, with full jitter (AWS Architecture
 * Blog, "Exponential Backoff And Jitter"). Used by one thread.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 25;
  private static final long LONGEST_MILLIS = 5_000;
  private static final long SLICE_MILLIS = 50;
  private static final int MOST_DOUBLINGS = 20;

  private final CancelSignal signal;
  private int waits;

  Backoff(CancelSignal signal) {
    this.signal = signal;
  }

  /** How often it has waited since the last success. */
  int waits() {
    return waits;
  }

  void succeeded() {
    waits = 0;
  }

  /**
   * @throws DriverException 57014, HYT00
   */
  void await() {
    long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(waits, MOST_DOUBLINGS));
    waits++;
    sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most) + 1), signal);
  }

  /** Sleeps in slices, looking at the signal between them. */
  static void sleep(Duration time, CancelSignal signal) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      signal.check();
      try {
        Thread.sleep(Math.min(left, SLICE_MILLIS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DriverException(ErrorCode.CANCELLED);
      }
    }
    signal.check();
  }
}
