package io.encdynamo.engine;

import io.encdynamo.engine.spill.SpillFile;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all statements of the JVM may hold in sorts, joins and groups together. Safe for
 * use by several threads.
 */
public final class MemoryPool {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /**
   * @param limit bytes; one statement gets at most half of them
   */
  public MemoryPool(long limit) {
    this.limit = limit;
  }

  /**
   * The account of one statement, to be closed with it.
   *
   * @param spills whether operators that would hold more put it into a temporary file
   */
  public MemoryAccount open(boolean spills) {
    long share = Math.max(1, limit / 2);
    int block = (int) Math.max(1, Math.min(SpillFile.BLOCK, share / 32));
    return new MemoryAccount(this, share, spills ? new SpillFile(block) : null);
  }

  /** Bytes held now, by all accounts. */
  public long used() {
    return used.get();
  }

  boolean tryTake(long bytes) {
    long now = used.addAndGet(bytes);
    if (now > limit) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }
}
