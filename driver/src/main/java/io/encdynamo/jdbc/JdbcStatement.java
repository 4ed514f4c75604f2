package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.Outcome;
import io.encdynamo.session.Prepared;
import io.encdynamo.session.Session;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A statement. Every execution has a {@link CancelSignal} of its own, so that neither a cancel nor
 * a timeout can hit the next one.
 */
class JdbcStatement extends StatementOptions {
  private static final long NO_COUNT = -1;

  private final JdbcConnection connection;
  private final AtomicReference<@Nullable CancelSignal> running = new AtomicReference<>();
  private final List<String> batch = new ArrayList<>();
  private volatile @Nullable JdbcResultSet resultSet;
  private long updateCount = NO_COUNT;
  private volatile boolean closed;

  JdbcStatement(JdbcConnection connection, boolean poolable) {
    super(connection.defaultFetchSize(), poolable);
    this.connection = connection;
  }

  final Session session() throws SQLException {
    return connection.session();
  }

  @Override
  final void requireOpen() throws SQLException {
    if (closed) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "statement");
    }
    connection.requireOpen();
  }

  /** What the caller expects an execution to give. */
  private enum Expected {
    ROWS,
    COUNT,
    EITHER
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return query(sql, List.of());
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return update(sql, List.of());
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return executeEither(sql, List.of());
  }

  final ResultSet query(String sql, List<Value> parameters) throws SQLException {
    runOne(sql, parameters, Expected.ROWS);
    JdbcResultSet rows = resultSet;
    if (rows == null) {
      throw SqlExceptions.of(ErrorCode.NOT_A_QUERY);
    }
    return rows;
  }

  final long update(String sql, List<Value> parameters) throws SQLException {
    runOne(sql, parameters, Expected.COUNT);
    return updateCount;
  }

  final boolean executeEither(String sql, List<Value> parameters) throws SQLException {
    runOne(sql, parameters, Expected.EITHER);
    return resultSet != null;
  }

  /** Ends what the last execution left open; the time of the new one counts from here. */
  private CancelSignal start() throws SQLException {
    requireOpen();
    closeResultSet();
    updateCount = NO_COUNT;
    int seconds = getQueryTimeout();
    CancelSignal signal =
        seconds == 0 ? CancelSignal.unlimited() : CancelSignal.after(Duration.ofSeconds(seconds));
    running.set(signal);
    return signal;
  }

  private void runOne(String sql, List<Value> parameters, Expected expected) throws SQLException {
    CancelSignal signal = start();
    try {
      run(sql, parameters, expected, signal);
    } finally {
      if (resultSet == null) {
        running.compareAndSet(signal, null);
      }
    }
  }

  private void run(String sql, List<Value> parameters, Expected expected, CancelSignal signal)
      throws SQLException {
    try {
      signal.check();
      Prepared prepared = session().prepare(requireText(sql));
      require(prepared, expected, parameters.size());
      Outcome outcome = prepared.execute(parameters, getLargeMaxRows(), signal);
      warnings.follow(outcome.warnings());
      if (outcome instanceof Outcome.Rows rows) {
        resultSet =
            new JdbcResultSet(
                this,
                prepared.columns(),
                rows.cursor(),
                warnings,
                getFetchSize(),
                closedSet -> completed(closedSet, signal));
      } else if (outcome instanceof Outcome.Count count) {
        updateCount = count.rows();
      }
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    }
  }

  private static void require(Prepared prepared, Expected expected, int given) throws SQLException {
    if (expected == Expected.ROWS && !prepared.isQuery()) {
      throw SqlExceptions.of(ErrorCode.NOT_A_QUERY);
    }
    if (expected == Expected.COUNT && prepared.isQuery()) {
      throw SqlExceptions.of(ErrorCode.IS_A_QUERY);
    }
    int parameters = prepared.parameterTypes().size();
    if (parameters != given) {
      throw SqlExceptions.of(ErrorCode.PARAMETER_COUNT, parameters, given);
    }
  }

  private static String requireText(@Nullable String sql) throws SQLException {
    if (sql == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The statement is null; give its text");
    }
    return sql;
  }

  private void completed(JdbcResultSet closedSet, CancelSignal signal) {
    running.compareAndSet(signal, null);
    if (resultSet == closedSet && closesOnCompletion()) {
      closed = true;
      connection.forget(this);
    }
  }

  @Override
  public final int executeUpdate(String sql) throws SQLException {
    return narrowed(executeLargeUpdate(sql));
  }

  static int narrowed(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }

  @Override
  public final long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
    return executeLargeUpdate(sql);
  }

  @Override
  public final long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    return executeLargeUpdate(sql);
  }

  @Override
  public final long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    return executeLargeUpdate(sql);
  }

  @Override
  public final int executeUpdate(String sql, int generatedKeys) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public final int executeUpdate(String sql, int[] columns) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public final int executeUpdate(String sql, String[] columns) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public final boolean execute(String sql, int generatedKeys) throws SQLException {
    return execute(sql);
  }

  @Override
  public final boolean execute(String sql, int[] columns) throws SQLException {
    return execute(sql);
  }

  @Override
  public final boolean execute(String sql, String[] columns) throws SQLException {
    return execute(sql);
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    requireOpen();
    return resultSet;
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    requireOpen();
    return updateCount;
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    return narrowed(getLargeUpdateCount());
  }

  /** Always false: a statement has one result. */
  @Override
  public final boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    requireOpen();
    switch (current) {
      case CLOSE_CURRENT_RESULT, CLOSE_ALL_RESULTS -> closeResultSet();
      case KEEP_CURRENT_RESULT -> resultSet = null;
      default ->
          throw SqlExceptions.of(
              ErrorCode.ARGUMENT_INVALID, "getMoreResults takes one of its three constants");
    }
    updateCount = NO_COUNT;
    return false;
  }

  /** An empty result: nothing is generated yet by any statement. */
  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    requireOpen();
    return JdbcResultSet.detached(List.of(), List.<Value[]>of().iterator());
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    requireOpen();
    batch.add(requireText(sql));
  }

  @Override
  public void clearBatch() throws SQLException {
    requireOpen();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    requireOpen();
    List<String> texts = List.copyOf(batch);
    batch.clear();
    return batch(texts.size(), (i, signal) -> run(texts.get(i), List.of(), Expected.COUNT, signal));
  }

  @Override
  public final int[] executeBatch() throws SQLException {
    return BatchCounts.narrowed(executeLargeBatch());
  }

  /** Runs a text once for each list of parameters. */
  final long[] updateAll(String sql, List<List<Value>> parameters) throws SQLException {
    return batch(
        parameters.size(), (i, signal) -> run(sql, parameters.get(i), Expected.COUNT, signal));
  }

  /** Runs one element of a batch. */
  private interface BatchElement {
    void run(int index, CancelSignal signal) throws SQLException;
  }

  /** Query timeout and cancel are about the whole batch. */
  private long[] batch(int size, BatchElement element) throws SQLException {
    CancelSignal signal = start();
    try {
      return BatchCounts.of(
          size,
          i -> {
            element.run(i, signal);
            return updateCount;
          });
    } finally {
      updateCount = NO_COUNT;
      running.compareAndSet(signal, null);
    }
  }

  /** From any thread; without an execution there is nothing to cancel. */
  @Override
  public final void cancel() throws SQLException {
    requireOpen();
    cancelRunning();
  }

  final void cancelRunning() {
    CancelSignal signal = running.get();
    if (signal != null) {
      signal.cancel();
    }
  }

  @Override
  public final Connection getConnection() throws SQLException {
    requireOpen();
    return connection;
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  private void closeResultSet() throws SQLException {
    JdbcResultSet open = resultSet;
    resultSet = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    connection.forget(this);
    cancelRunning();
    closeResultSet();
  }
}
