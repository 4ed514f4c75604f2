package io.encdynamo.local.demo;

import io.encdynamo.local.shell.Stdio;
import io.encdynamo.local.shell.Target;
import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

/** Loads TPC-H's rows through JDBC batches, each part of a table over a connection of its own. */
final class TpchLoader {

  private static final int BATCH = 500; // rows

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
    load(TpchSource.CUSTOMER);
    load(TpchSource.ORDERS);
    load(TpchSource.LINE_ITEM);
  }

  private <E extends TpchEntity> void load(TpchSource<E> source) throws SQLException, IOException {
    long rows =
        StreamSupport.stream(source.rows().createGenerator(scale, 1, 1).spliterator(), false)
            .count();
    ExecutorService workers = Executors.newFixedThreadPool(parts);
    try (Progress progress = Progress.of(source.table(), rows, stdio)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int part = 1; part <= parts; part++) {
        Iterable<E> some = source.rows().createGenerator(scale, part, parts);
        tasks.add(
            () -> {
              loadPart(source, some, progress);
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

  private <E extends TpchEntity> void loadPart(
      TpchSource<E> source, Iterable<E> rows, Progress progress) throws SQLException {
    try (Connection connection = target.open();
        PreparedStatement insert = connection.prepareStatement(source.insert())) {
      int pending = 0;
      for (E row : rows) {
        source.bind(row, insert);
        insert.addBatch();
        if (++pending == BATCH) {
          insert.executeBatch();
          progress.step(pending);
          pending = 0;
        }
      }
      insert.executeBatch();
      progress.step(pending);
    }
  }
}
