package io.encdynamo.crypto;

/**
 * Something derived from a key, and the time (of the ring's clock, in ns) when it must be asked
 * again.
 */
record Leased<T>(T item, long until) {
  @Override
  public String toString() {
    return "derived key";
  }
}
