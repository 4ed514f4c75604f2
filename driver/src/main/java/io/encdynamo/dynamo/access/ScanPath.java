package io.encdynamo.dynamo.access;

import org.jspecify.annotations.Nullable;

/**
 * Scan of the whole table or of an index.
 *
 * @param index null for the table itself
 * @param segments how many parts are read at the same time, 1 to 1,000,000
 */
public record ScanPath(@Nullable String index, int segments) implements AccessPath {
  public ScanPath {
    if (segments < 1 || segments > 1_000_000) {
      throw new IllegalArgumentException("1 to 1,000,000 segments");
    }
  }
}
