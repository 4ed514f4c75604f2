package io.encdynamo.bench.engine;

import io.encdynamo.value.CancelSignal;

/**
 * A fresh JVM that runs one query over 1,000 rows in this project's engine. Writes how many
 * nanoseconds there are from the start of its main method to the first row.
 */
final class FirstResultProcess {

  private FirstResultProcess() {}

  /** Runs the query. */
  public static void main(String[] arguments) {
    long begin = System.nanoTime();
    MemoryTables tables = new MemoryTables();
    tables.add(Payments.TABLE, Payments.COLUMNS, Payments.KEY, Payments.rows());
    tables.query(
        Payments.SQL,
        CancelSignal.unlimited(),
        row -> {
          System.out.println(System.nanoTime() - begin);
          return false;
        });
  }
}
