package io.encdynamo.engine;

/**
 * What somebody who cannot put anything on disk holds of a statement's memory. It is charged in
 * steps, so that the account is not asked for every value. Of one thread.
 */
public final class Held implements AutoCloseable {
  private static final long STEP = 16 * 1024;

  private final String who;
  private final MemoryAccount account;
  private long charged;
  private long used;

  /**
   * Holds nothing yet.
   *
   * @param who what the error past the limit calls the holder
   */
  public Held(String who, MemoryAccount account) {
    this.who = who;
    this.account = account;
  }

  /**
   * Adds bytes that are held from now on.
   *
   * @throws io.encdynamo.error.DriverException 53200 past the limit
   */
  public void add(long bytes) {
    used += bytes;
    long need = used - charged;
    if (need > 0) {
      long step = account.free() > 8 * STEP ? Math.max(STEP, need) : need;
      account.charge(who, step);
      charged += step;
    }
  }

  /** Holds nothing any more. */
  @Override
  public void close() {
    account.release(charged);
    charged = 0;
    used = 0;
  }
}
