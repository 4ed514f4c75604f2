package io.encdynamo.local.demo;

import io.encdynamo.local.shell.Stdio;
import io.encdynamo.local.shell.Target;
import io.encdynamo.tpch.PlainSql;
import io.encdynamo.tpch.Table;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Loads TPC-H's rows through JDBC batches, each part of a table over a connection of its own. */
final class TpchLoader {

  private final Target target;
  private final double scale;
  private final Stdio stdio;
  private final int parts = Math.max(2, Runtime.getRuntime().availableProcessors());

  TpchLoader(Target target, double scale, Stdio stdio) {
    this.target = target;
    this.scale = scale;
    this.stdio = stdio;
  }

  /** Loads the three tables, which are there and empty. */
  void load() throws SQLException, IOException {
    load(Table.CUSTOMER);
    load(Table.ORDERS);
    load(Table.LINEITEM);
  }

  private void load(Table table) throws SQLException, IOException {
    ExecutorService workers = Executors.newFixedThreadPool(parts);
    try (Progress progress = Progress.of(table.label(), table.rows(scale).count(), stdio)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int part = 1; part <= parts; part++) {
        Iterator<List<Object>> rows = table.rows(scale, part, parts).iterator();
        tasks.add(
            () -> {
              try (Connection connection = target.open()) {
                PlainSql.load(connection, table, rows, progress::step);
              }
              return null;
            });
      }
      for (Future<Void> part : workers.invokeAll(tasks)) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while loading");
    } finally {
      workers.shutdownNow();
    }
  }
}
