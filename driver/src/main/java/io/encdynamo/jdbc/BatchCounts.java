package io.encdynamo.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;

/** Runs the elements of a batch one after another and keeps their counts (JDBC 4.3, section 14). */
final class BatchCounts {
  /** Runs one element. */
  interface Element {
    long run(int index) throws SQLException;
  }

  private BatchCounts() {}

  /**
   * Runs all; stops at the first that fails.
   *
   * @throws BatchUpdateException the failure, with the counts of those before it
   */
  static long[] of(int size, Element element) throws BatchUpdateException {
    long[] counts = new long[size];
    for (int i = 0; i < size; i++) {
      try {
        counts[i] = element.run(i);
      } catch (SQLException e) {
        throw new BatchUpdateException(
            "Element %d of the batch failed: %s".formatted(i + 1, e.getMessage()),
            e.getSQLState(),
            e.getErrorCode(),
            Arrays.copyOf(counts, i),
            e);
      }
    }
    return counts;
  }

  /** As int; SUCCESS_NO_INFO for a count past it. */
  static int[] narrowed(long[] counts) {
    return Arrays.stream(counts)
        .mapToInt(count -> count > Integer.MAX_VALUE ? -2 : (int) count)
        .toArray();
  }
}
