package io.encdynamo.bench.engine;

import java.util.Locale;

/**
 * How long one engine takes for one query.
 *
 * @param rows of the result; -1 if it was stopped
 * @param millis the median; of a query that was stopped, when it was
 */
record TpchTime(int query, long rows, double millis) {

  static TpchTime stopped(int query) {
    return new TpchTime(query, -1, TpchDatabase.SECONDS * 1e3);
  }

  boolean isStopped() {
    return rows < 0;
  }

  /** As one JVM tells the other. */
  String line() {
    return String.format(Locale.ROOT, "%d\t%d\t%f", query, rows, millis);
  }

  /** Reads what {@link #line} wrote. */
  static TpchTime of(String line) {
    int first = line.indexOf('\t');
    int second = line.indexOf('\t', first + 1);
    return new TpchTime(
        Integer.parseInt(line.substring(0, first)),
        Long.parseLong(line.substring(first + 1, second)),
        Double.parseDouble(line.substring(second + 1)));
  }

  /** For the table of times. */
  String shown() {
    return isStopped() ? "stopped" : String.format(Locale.ROOT, "%.1f", millis);
  }
}
