package io.encdynamo.engine;

import io.encdynamo.engine.spill.SpillFile;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What one statement holds of the pool, and the file for what does not fit. Operators charge what
 * they keep and release it when they close. Safe for use by several threads.
 */
public final class MemoryAccount implements AutoCloseable {
  private static final long LEAST = 32 * 1024;

  private final MemoryPool pool;
  private final long limit;
  private final @Nullable SpillFile file;
  private long held;
  private boolean closed;

  MemoryAccount(MemoryPool pool, long limit, @Nullable SpillFile file) {
    this.pool = pool;
    this.limit = limit;
    this.file = file;
  }

  /**
   * Takes bytes from the pool.
   *
   * @param operator who asks, for the error's text
   * @throws DriverException 53200 if the statement's share or the pool is used up; 57014 after
   *     {@link #close}
   */
  public synchronized void charge(String operator, long bytes) {
    if (!take(bytes, limit - held)) {
      throw new DriverException(ErrorCode.MEMORY_LIMIT, operator);
    }
  }

  /**
   * Takes bytes for somebody who can do with less, who therefore gets no more than half of what the
   * others left.
   *
   * @param mine bytes that whoever asks holds already
   * @return whether they were taken
   * @throws DriverException 57014 after {@link #close}
   */
  public synchronized boolean tryCharge(long bytes, long mine) {
    return take(bytes, (limit - held + mine) / 2 - mine);
  }

  private boolean take(long bytes, long most) {
    if (closed) {
      throw new DriverException(ErrorCode.CANCELLED);
    }
    if (bytes > most || !pool.tryTake(bytes)) {
      return false;
    }
    held += bytes;
    return true;
  }

  /** Bytes that an operator may hold without regard to others. */
  public long least() {
    return Math.min(LEAST, limit / 16);
  }

  /** The file for what does not fit into memory; null if nothing may be put on disk. */
  public @Nullable SpillFile file() {
    return file;
  }

  /** Bytes that could be taken now, if other statements leave them. */
  public synchronized long free() {
    return limit - held;
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

  /** Gives back whatever is still held, and deletes the file. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      pool.giveBack(held);
      held = 0;
    }
    if (file != null) {
      file.close();
    }
  }
}
