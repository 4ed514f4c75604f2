package io.encdynamo.engine;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;

/**
 * What one statement holds of the pool. Operators charge what they keep and release it when they
 * close. Safe for use by several threads.
 */
public final class MemoryAccount implements AutoCloseable {
  private final MemoryPool pool;
  private final long limit;
  private long held;
  private boolean closed;

  MemoryAccount(MemoryPool pool, long limit) {
    this.pool = pool;
    this.limit = limit;
  }

  /**
   * Takes bytes from the pool.
   *
   * @param operator who asks, for the error's text
   * @throws DriverException 53200 if the statement's share or the pool is used up; 57014 after
   *     {@link #close}
   */
  public synchronized void charge(String operator, long bytes) {
    if (closed) {
      throw new DriverException(ErrorCode.CANCELLED);
    }
    if (held + bytes > limit || !pool.tryTake(bytes)) {
      throw new DriverException(ErrorCode.MEMORY_LIMIT, operator);
    }
    held += bytes;
  }

  /** Gives back bytes that were charged; after {@link #close} there are none. */
  public synchronized void release(long bytes) {
    if (!closed) {
      held -= bytes;
      pool.giveBack(bytes);
    }
  }

  /** Bytes held now. */
  public synchronized long held() {
    return held;
  }

  /** Gives back whatever is still held. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pool.giveBack(held);
      held = 0;
    }
  }
}
