package io.encdynamo.engine.operator;

import io.encdynamo.engine.MemoryAccount;
import io.encdynamo.engine.spill.SpillFile;
import io.encdynamo.engine.spill.SpilledRows;
import java.util.ArrayList;
import java.util.List;

/**
 * What one operator holds of its statement's memory, and its rows on disk. Memory is charged in
 * steps, so that the account is not asked for every row. Only {@link #close} may come from another
 * thread.
 */
final class Holding implements AutoCloseable {
  private static final long STEP = 64 * 1024;

  private final String operator;
  private final MemoryAccount account;
  private final List<SpilledRows> onDisk = new ArrayList<>();
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
    long need = used + bytes - charged;
    if (need > 0) {
      long step = account.free() > 8 * STEP ? Math.max(STEP, need) : need;
      account.charge(operator, step);
      charged += step;
    }
    used += bytes;
  }

  /**
   * Adds bytes unless that is past what an operator may hold that can put its rows on disk.
   *
   * @return whether they were added; if not, rows are to be put on disk
   * @throws io.encdynamo.error.DriverException 53200 past the limit, if nothing may be put on disk
   */
  synchronized boolean tryAdd(long bytes) {
    if (account.file() == null || used + bytes <= account.least()) {
      add(bytes);
      return true;
    }
    long need = used + bytes - charged;
    if (need > 0) {
      long step = Math.max(STEP, need);
      if (!account.tryCharge(step, charged)) {
        step = need;
        if (!account.tryCharge(step, charged)) {
          return false;
        }
      }
      charged += step;
    }
    used += bytes;
    return true;
  }

  /**
   * As {@link #tryAdd(long)}, for rows that would be split by a hash.
   *
   * @param level how often they were split before; past some times, splitting is given up as
   *     useless
   */
  boolean tryAdd(long bytes, int level) {
    if (level < Partitions.MOST_LEVELS) {
      return tryAdd(bytes);
    }
    add(bytes);
    return true;
  }

  /** How many writers or readers of rows on disk there may be at a time, at least two. */
  int streams(int most) {
    return (int) Math.max(2, Math.min(most, account.free() / 2 / file().block()));
  }

  /**
   * Adds the memory of so many writers or readers of rows on disk.
   *
   * @throws io.encdynamo.error.DriverException 53200 past the limit
   */
  void addStreams(int count) {
    add((long) count * file().block());
  }

  private SpillFile file() {
    SpillFile file = account.file();
    if (file == null) {
      throw new IllegalStateException("nothing may be put on disk");
    }
    return file;
  }

  /** Rows on disk, none yet. To be asked for after {@link #tryAdd} refused. */
  synchronized SpilledRows spill() {
    SpillFile file = file();
    onDisk.removeIf(SpilledRows::isClosed);
    SpilledRows rows = file.rows();
    onDisk.add(rows);
    return rows;
  }

  /** Holds nothing in memory any more. */
  synchronized void clear() {
    account.release(charged);
    charged = 0;
    used = 0;
  }

  @Override
  public synchronized void close() {
    clear();
    onDisk.forEach(SpilledRows::close);
    onDisk.clear();
  }
}
