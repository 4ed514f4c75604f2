package io.encdynamo.session.ddl;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.context.Context;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;

/**
 * Waits between the states of a change (format page, rule 3): after one lease every client has seen
 * the last state, and after the second no attempt is on its way that was begun before.
 */
final class Leases {
  private static final long SLICE_MILLIS = 50;

  private final Context context;
  private final CancelSignal signal;

  Leases(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  /**
   * Returns two leases from now.
   *
   * @throws DriverException 57014, HYT00; what was changed before stays
   */
  void awaitTwo() {
    Duration lease = context.catalog().snapshot().lease();
    long end = System.nanoTime() + lease.multipliedBy(2).toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      signal.check();
      try {
        Thread.sleep(Math.min(left / 1_000_000 + 1, SLICE_MILLIS));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new DriverException(ErrorCode.CANCELLED);
      }
    }
    signal.check();
  }
}
