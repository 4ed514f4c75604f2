package io.encdynamo.engine.operator;

import io.encdynamo.engine.spill.SpilledRows;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on disk, split by the hash of a key, so that those with the same key are together and each
 * part is small. A part that is still too large is split again, by another hash.
 */
final class Partitions {
  /** Most parts; also the most blocks in memory while rows are added. */
  static final int MOST = 32;

  /** So often rows are split at most: what is still too large then has equal hashes. */
  static final int MOST_LEVELS = 10;

  private final Holding holding;
  private final int level;
  private final List<SpilledRows> parts = new ArrayList<>();
  private int turn;

  /**
   * Has no rows yet, and charges what it holds while rows are added.
   *
   * @param level how often the rows were split before
   */
  Partitions(int count, int level, Holding holding) {
    this.holding = holding;
    this.level = level;
    holding.addStreams(count);
    for (int i = 0; i < count; i++) {
      parts.add(holding.spill());
    }
  }

  /** Adds a row to the part that its key belongs to. */
  void add(Value[] key, Value[] row) {
    int hash = level;
    for (Value value : key) {
      hash = 31 * hash + ValueEquality.hash(value);
    }
    // The finalizer of MurmurHash3: every bit of the hash, and so the level, moves all others.
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    hash ^= hash >>> 16;
    parts.get(Integer.remainderUnsigned(hash, parts.size())).add(row);
  }

  /** Adds a row that belongs to no other: to one part after the other. */
  void add(Value[] row) {
    turn = (turn + 1) % parts.size();
    parts.get(turn).add(row);
  }

  /** To be called after the last row came: nothing stays in memory. */
  void seal() {
    parts.forEach(SpilledRows::seal);
    holding.clear();
  }

  int count() {
    return parts.size();
  }

  /** Rows of a part. */
  long size(int part) {
    return parts.get(part).count();
  }

  /** Reads a part. */
  RowCursor open(int part) {
    return parts.get(part).open();
  }

  /** Gives up a part. */
  void close(int part) {
    parts.get(part).close();
  }
}
