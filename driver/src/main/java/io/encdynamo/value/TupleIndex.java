package io.encdynamo.value;

import java.util.Arrays;

/**
 * Numbers the distinct tuples of values it is given, from 0 in the order they come; equal as {@link
 * ValueEquality} says. The hash table of joins, groups, DISTINCT and IN: no object per tuple, no
 * boxing. Looking up is safe for several threads once nobody adds any more.
 */
public final class TupleIndex {
  private static final int FREE = 0;

  private static final int TUPLES_PER_CHECK = 1 << 16;

  private final int width;
  private final CancelSignal signal;
  private Value[] keys;
  private int[] hashes;

  /** Open addressing with linear probing: the number of a tuple plus one, or FREE. */
  private int[] table;

  private int size;

  /**
   * A small one, which is filled at once.
   *
   * @param width values in a tuple; 0 is allowed, and gives one tuple at most
   */
  public TupleIndex(int width) {
    this(width, CancelSignal.unlimited());
  }

  /**
   * An empty one.
   *
   * @param width values in a tuple; 0 is allowed, and gives one tuple at most
   * @param signal is looked at while a large table grows
   */
  public TupleIndex(int width, CancelSignal signal) {
    this.width = width;
    this.signal = signal;
    this.keys = new Value[16 * width];
    this.hashes = new int[16];
    this.table = new int[32];
  }

  /** How many values a tuple has. */
  public int width() {
    return width;
  }

  /** How many distinct tuples there are. */
  public int size() {
    return size;
  }

  /** Bytes of the heap that it takes, with its values, roughly. */
  public long bytes() {
    long sum =
        Long.BYTES * (long) keys.length + Integer.BYTES * ((long) hashes.length + table.length);
    for (int i = 0; i < size * width; i++) {
      sum += ValueSize.of(keys[i]);
    }
    return sum;
  }

  /** A value of a tuple. */
  public Value get(int number, int column) {
    return keys[number * width + column];
  }

  /** The number of a tuple, or -1 if it was not added. */
  public int find(Value[] tuple) {
    int hash = hash(tuple);
    int slot = probe(tuple, hash);
    return table[slot] - 1;
  }

  /** The number of a tuple of one value, or -1 if it was not added. */
  public int find(Value value) {
    int hash = mixed(31 + ValueEquality.hash(value));
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != FREE) {
      int number = table[slot] - 1;
      if (hashes[number] == hash && ValueEquality.same(keys[number], value)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /**
   * The number of a tuple, added if it is new: then it is {@link #size} before the call. The array
   * is copied.
   */
  public int add(Value[] tuple) {
    int hash = hash(tuple);
    int slot = probe(tuple, hash);
    if (table[slot] != FREE) {
      return table[slot] - 1;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, grown(size));
      keys = Arrays.copyOf(keys, hashes.length * width);
    }
    System.arraycopy(tuple, 0, keys, size * width, width);
    hashes[size] = hash;
    table[slot] = ++size;
    if (size * 2L > table.length) {
      rehash();
    }
    return size - 1;
  }

  private int probe(Value[] tuple, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != FREE) {
      int number = table[slot] - 1;
      if (hashes[number] == hash && matches(number, tuple)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean matches(int number, Value[] tuple) {
    int base = number * width;
    for (int i = 0; i < width; i++) {
      if (!ValueEquality.same(keys[base + i], tuple[i])) {
        return false;
      }
    }
    return true;
  }

  private int hash(Value[] tuple) {
    int hash = 1;
    for (int i = 0; i < width; i++) {
      hash = 31 * hash + ValueEquality.hash(tuple[i]);
    }
    return mixed(hash);
  }

  private static int mixed(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  private void rehash() {
    int[] wider = new int[table.length * 2];
    int mask = wider.length - 1;
    for (int number = 0; number < size; number++) {
      if (number % TUPLES_PER_CHECK == TUPLES_PER_CHECK - 1) {
        signal.check();
      }
      int slot = hashes[number] & mask;
      while (wider[slot] != FREE) {
        slot = (slot + 1) & mask;
      }
      wider[slot] = number + 1;
    }
    table = wider;
  }

  private static int grown(int size) {
    return size + (size >> 1);
  }
}
