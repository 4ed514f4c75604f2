package io.encdynamo.engine.operator;

import io.encdynamo.engine.MemoryAccount;

/**
 * What one operator holds of its statement's memory. Charged in steps, so that the account is not
 * asked for every row. Only {@link #close} may come from another thread.
 */
final class Holding implements AutoCloseable {
  private static final long STEP = 64 * 1024;

  private final String operator;
  private final MemoryAccount account;
  private long charged;
  private long used;

  /**
   * Holds nothing yet.
   *
   * @param operator what the error past the limit calls the operator
   */
  Holding(String operator, MemoryAccount account) {
    this.operator = operator;
    this.account = account;
  }

  /**
   * Adds bytes that are held from now on.
   *
   * @throws io.encdynamo.error.DriverException 53200 past the limit
   */
  synchronized void add(long bytes) {
    used += bytes;
    if (used > charged) {
      long step = Math.max(STEP, used - charged);
      account.charge(operator, step);
      charged += step;
    }
  }

  @Override
  public synchronized void close() {
    account.release(charged);
    charged = 0;
    used = 0;
  }
}
