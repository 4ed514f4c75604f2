package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Query;
import io.encdynamo.tpch.Table;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Value;
import java.time.Duration;

/** TPC-H over this project's engine. */
final class TpchMemory implements TpchDatabase {

  private final MemoryTables tables = new MemoryTables();

  TpchMemory(double scale) {
    for (Table table : Table.values()) {
      tables.addShared(
          table.label(), table.columns(), table.primaryKey(), table.rows(scale).iterator());
    }
  }

  @Override
  public long run(Query query) {
    long[] count = new long[1];
    tables.query(
        query.sql(),
        CancelSignal.after(Duration.ofSeconds(SECONDS)),
        row -> {
          for (Value value : row) {
            value.force();
          }
          count[0]++;
          return true;
        });
    return count[0];
  }

  @Override
  public void close() {}
}
