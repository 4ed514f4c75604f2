package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What a statement is told before it runs. */
abstract class StatementOptions implements Statement, JdbcWrapper {
  final Warnings warnings = new Warnings();
  private long maxRows;
  private int queryTimeout;
  private int fetchSize;
  private boolean poolable;
  private volatile boolean closeOnCompletion;

  StatementOptions(int fetchSize, boolean poolable) {
    this.fetchSize = fetchSize;
    this.poolable = poolable;
  }

  abstract void requireOpen() throws SQLException;

  @Override
  public final long getLargeMaxRows() throws SQLException {
    requireOpen();
    return maxRows;
  }

  @Override
  public final void setLargeMaxRows(long rows) throws SQLException {
    requireOpen();
    if (rows < 0) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "maxRows is negative; 0 for no limit");
    }
    maxRows = rows;
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
  }

  @Override
  public final void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    requireOpen();
    return queryTimeout;
  }

  /** In seconds, from the execution until its last row is read or the result set closed. */
  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    requireOpen();
    if (seconds < 0) {
      throw SqlExceptions.of(
          ErrorCode.ARGUMENT_INVALID, "The query timeout is negative; 0 for no limit");
    }
    queryTimeout = seconds;
  }

  @Override
  public final int getFetchSize() throws SQLException {
    requireOpen();
    return fetchSize;
  }

  @Override
  public final void setFetchSize(int rows) throws SQLException {
    requireOpen();
    FetchHints.requireSize(rows);
    fetchSize = rows;
  }

  @Override
  public final int getFetchDirection() throws SQLException {
    requireOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    requireOpen();
    FetchHints.requireDirection(direction);
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    requireOpen();
    return poolable;
  }

  @Override
  public final void setPoolable(boolean poolable) throws SQLException {
    requireOpen();
    this.poolable = poolable;
  }

  /** Always 0: values are never cut. */
  @Override
  public final int getMaxFieldSize() throws SQLException {
    requireOpen();
    return 0;
  }

  @Override
  public final void setMaxFieldSize(int bytes) throws SQLException {
    requireOpen();
    if (bytes < 0) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "maxFieldSize is negative");
    }
    if (bytes > 0) {
      warnings.add("maxFieldSize is not applied: values are given whole");
    }
  }

  @Override
  public final void setEscapeProcessing(boolean enable) throws SQLException {
    requireOpen();
    if (!enable) {
      warnings.add("Escapes such as {d '2026-01-01'} stay part of the language");
    }
  }

  /** Does nothing, as JDBC asks of drivers without positioned UPDATE. */
  @Override
  public final void setCursorName(String name) throws SQLException {
    requireOpen();
  }

  @Override
  public final int getResultSetType() throws SQLException {
    requireOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getResultSetConcurrency() throws SQLException {
    requireOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final int getResultSetHoldability() throws SQLException {
    requireOpen();
    return FetchHints.HOLDABILITY;
  }

  @Override
  public final void closeOnCompletion() throws SQLException {
    requireOpen();
    closeOnCompletion = true;
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    requireOpen();
    return closeOnCompletion;
  }

  final boolean closesOnCompletion() {
    return closeOnCompletion;
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return warnings.chain();
  }

  @Override
  public final void clearWarnings() throws SQLException {
    requireOpen();
    warnings.clear();
  }

  @Override
  public final String enquoteLiteral(@Nullable String text) throws SQLException {
    return Quoting.literal(text);
  }

  @Override
  public final String enquoteNCharLiteral(@Nullable String text) throws SQLException {
    return Quoting.literal(text);
  }

  @Override
  public final String enquoteIdentifier(@Nullable String name, boolean always) throws SQLException {
    return Quoting.identifier(name, always);
  }

  @Override
  public final boolean isSimpleIdentifier(@Nullable String name) throws SQLException {
    return Quoting.isSimple(name);
  }
}
