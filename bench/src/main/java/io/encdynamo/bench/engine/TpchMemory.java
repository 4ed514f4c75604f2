package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Query;
import io.encdynamo.tpch.Table;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** TPC-H over this project's engine, with hash indexes where H2 has indexes. */
final class TpchMemory implements TpchDatabase {

  private final MemoryTables tables = new MemoryTables();

  TpchMemory(double scale) {
    for (Table table : Table.values()) {
      tables.addShared(
          table.label(),
          table.columns(),
          table.primaryKey(),
          indexes(table),
          table.rows(scale).iterator());
    }
  }

  /** For the primary key and for each foreign one. */
  private static List<List<String>> indexes(Table table) {
    List<List<String>> columns = new ArrayList<>();
    columns.add(table.primaryKey());
    table.foreignKeys().forEach(key -> columns.add(key.columns()));
    return columns;
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
