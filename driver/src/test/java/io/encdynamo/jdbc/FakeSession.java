package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.Outcome;
import io.encdynamo.session.Prepared;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import io.encdynamo.session.settings.Settings;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A session whose statements give the rows a test says. */
final class FakeSession implements Session {
  /** What an execution does. */
  interface Body {
    Outcome run(List<Value> parameters, long maxRows, CancelSignal signal);
  }

  private record Statement(
      boolean isQuery, List<ResultColumn> columns, List<SqlType> parameterTypes, Body body)
      implements Prepared {
    @Override
    public Outcome execute(List<Value> parameters, long maxRows, CancelSignal signal) {
      return body.run(parameters, maxRows, signal);
    }
  }

  /** Rows out of a list, which count how far they were read. */
  static final class Rows implements RowCursor {
    private final List<Value[]> rows;
    final AtomicInteger read = new AtomicInteger();
    volatile boolean closed;

    Rows(List<Value[]> rows) {
      this.rows = rows;
    }

    @Override
    public Value @Nullable [] next() {
      return read.get() < rows.size() ? rows.get(read.getAndIncrement()).clone() : null;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Map<String, Prepared> statements = new HashMap<>();
  final List<String> prepared = new ArrayList<>();
  final List<List<Value>> executed = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  @Nullable RuntimeException pingFails;
  volatile boolean closed;
  private boolean readOnly;
  Rows lastRows = new Rows(List.of());
  long lastMaxRows;

  static JdbcConnection connection(FakeSession session) {
    return connection(session, "jdbc:encdynamo:local:");
  }

  static JdbcConnection connection(FakeSession session, String url) {
    return new JdbcConnection(session, Settings.parse(url, new Properties()), new Warnings());
  }

  static ResultColumn column(String name, SqlType type) {
    return new ResultColumn(name, name, "t", "dynamodb", type, true);
  }

  FakeSession query(String sql, List<ResultColumn> columns, Value[]... rows) {
    return query(sql, columns, List.of(), rows);
  }

  FakeSession query(
      String sql, List<ResultColumn> columns, List<SqlType> parameterTypes, Value[]... rows) {
    return statement(
        sql,
        true,
        columns,
        parameterTypes,
        (parameters, maxRows, signal) -> {
          lastRows = new Rows(List.of(rows));
          lastMaxRows = maxRows;
          return new Outcome.Rows(lastRows, () -> List.copyOf(warnings));
        });
  }

  FakeSession update(String sql, long count, SqlType... parameterTypes) {
    return statement(
        sql,
        false,
        List.of(),
        List.of(parameterTypes),
        (parameters, maxRows, signal) -> new Outcome.Count(count, () -> List.copyOf(warnings)));
  }

  FakeSession statement(
      String sql,
      boolean isQuery,
      List<ResultColumn> columns,
      List<SqlType> parameterTypes,
      Body body) {
    statements.put(
        sql,
        new Statement(
            isQuery,
            columns,
            parameterTypes,
            (parameters, maxRows, signal) -> {
              executed.add(parameters);
              return body.run(parameters, maxRows, signal);
            }));
    return this;
  }

  @Override
  public Prepared prepare(String text) {
    prepared.add(text);
    Prepared statement = statements.get(text);
    if (statement == null) {
      throw new DriverException(ErrorCode.TABLE_NOT_FOUND, "x", "");
    }
    return statement;
  }

  @Override
  public void ping(CancelSignal signal) {
    signal.check();
    if (pingFails != null) {
      throw pingFails;
    }
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    this.readOnly = readOnly;
  }

  @Override
  public void close() {
    closed = true;
  }
}
