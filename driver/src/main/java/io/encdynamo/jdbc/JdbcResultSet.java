package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.DeferredValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows, read when next() is called and decrypted when a getter is. It stays open after the last row
 * (JDBC 4.3, section 15.2.5 closes it only with its statement, or by close()).
 */
final class JdbcResultSet extends ColumnGetters implements JdbcWrapper {
  private final @Nullable Statement statement;
  private final List<ResultColumn> columns;
  private final Place[] places;
  private final RowCursor cursor;
  private final Warnings warnings;
  private final Consumer<JdbcResultSet> whenClosed;
  private @Nullable Map<String, Integer> positions;
  private Value @Nullable [] row;
  private Value @Nullable [] ahead;
  private long rowNumber;
  private boolean finished;
  private boolean wasNull;
  private int fetchSize;
  private volatile boolean closed;

  /**
   * A result set.
   *
   * @param statement that it belongs to; null for metadata
   * @param whenClosed called once, at the first close
   */
  JdbcResultSet(
      @Nullable Statement statement,
      List<ResultColumn> columns,
      RowCursor cursor,
      Warnings warnings,
      int fetchSize,
      Consumer<JdbcResultSet> whenClosed) {
    this.statement = statement;
    this.columns = columns;
    this.places =
        columns.stream()
            .map(column -> new Place("column '" + column.label() + "'", null))
            .toArray(Place[]::new);
    this.cursor = cursor;
    this.warnings = warnings;
    this.fetchSize = fetchSize;
    this.whenClosed = whenClosed;
  }

  /** Rows that belong to no statement. */
  static JdbcResultSet detached(List<ResultColumn> columns, RowCursor cursor) {
    return new JdbcResultSet(null, columns, cursor, new Warnings(), 0, resultSet -> {});
  }

  /** Rows in memory that belong to no statement. */
  static JdbcResultSet detached(List<ResultColumn> columns, Iterator<Value[]> rows) {
    return detached(
        columns,
        new RowCursor() {
          @Override
          public Value @Nullable [] next() {
            return rows.hasNext() ? rows.next() : null;
          }

          @Override
          public void close() {
            // nothing is behind it
          }
        });
  }

  private void requireOpen() throws SQLException {
    if (closed) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "result set");
    }
  }

  @Override
  public boolean next() throws SQLException {
    requireOpen();
    row = null;
    row = fetched();
    if (row != null) {
      rowNumber++;
    }
    return row != null;
  }

  private Value @Nullable [] fetched() throws SQLException {
    Value[] next = ahead;
    ahead = null;
    return next == null ? fetch() : next;
  }

  /** Reads the next row; after the last the requests behind the cursor are ended at once. */
  private Value @Nullable [] fetch() throws SQLException {
    if (finished) {
      return null;
    }
    try {
      Value[] next = cursor.next();
      if (next == null) {
        finished = true;
        cursor.close();
      }
      return next;
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    }
  }

  /** Whether there is a row after the current one; reads it if need be. */
  private boolean hasNext() throws SQLException {
    if (ahead == null) {
      ahead = fetch();
    }
    return ahead != null;
  }

  @Override
  Value value(int column) throws SQLException {
    requireOpen();
    Value[] current = row;
    if (current == null) {
      throw SqlExceptions.of(ErrorCode.CURSOR_STATE);
    }
    if (column < 1 || column > columns.size()) {
      throw SqlExceptions.of(ErrorCode.COLUMN_INDEX, column, columns.size());
    }
    Value value = current[column - 1];
    if (value instanceof DeferredValue deferred) {
      try {
        value = deferred.force();
      } catch (RuntimeException e) {
        throw SqlExceptions.of(e);
      }
      current[column - 1] = value;
    }
    wasNull = value.isAbsent();
    return value;
  }

  @Override
  Place place(int column) {
    return places[column - 1];
  }

  @Override
  SqlType type(int column) {
    return columns.get(column - 1).type();
  }

  @Override
  SQLException changeRefused() {
    return closed
        ? SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "result set")
        : SqlExceptions.notSupported(
            "Changing rows through a result set", "use UPDATE, INSERT or DELETE");
  }

  @Override
  public boolean wasNull() throws SQLException {
    requireOpen();
    return wasNull;
  }

  /** An exact match first, then one without regard to case; of several the leftmost. */
  @Override
  public int findColumn(@Nullable String label) throws SQLException {
    requireOpen();
    if (label == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The column's label is null; give one");
    }
    Map<String, Integer> known = positions;
    if (known == null) {
      known = positions(columns);
      positions = known;
    }
    Integer position = known.get(label);
    if (position == null) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).label().equalsIgnoreCase(label)) {
          known.put(label, i + 1);
          return i + 1;
        }
      }
      throw SqlExceptions.of(
          ErrorCode.COLUMN_NOT_FOUND,
          label,
          Nearest.hint(label, columns.stream().map(ResultColumn::label).toList()));
    }
    return position;
  }

  private static Map<String, Integer> positions(List<ResultColumn> columns) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      positions.putIfAbsent(columns.get(i).label(), i + 1);
    }
    return positions;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return new JdbcResultSetMetaData(columns);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    requireOpen();
    return statement;
  }

  @Override
  public int getRow() throws SQLException {
    requireOpen();
    return row == null ? 0 : (int) Math.min(Integer.MAX_VALUE, rowNumber);
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    requireOpen();
    return row == null && rowNumber == 0 && hasNext();
  }

  @Override
  public boolean isFirst() throws SQLException {
    requireOpen();
    return row != null && rowNumber == 1;
  }

  @Override
  public boolean isLast() throws SQLException {
    requireOpen();
    return row != null && !hasNext();
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    requireOpen();
    return row == null && rowNumber > 0 && finished && ahead == null;
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw scrollRefused();
  }

  @Override
  public void afterLast() throws SQLException {
    throw scrollRefused();
  }

  @Override
  public boolean first() throws SQLException {
    throw scrollRefused();
  }

  @Override
  public boolean last() throws SQLException {
    throw scrollRefused();
  }

  @Override
  public boolean absolute(int position) throws SQLException {
    throw scrollRefused();
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    throw scrollRefused();
  }

  @Override
  public boolean previous() throws SQLException {
    throw scrollRefused();
  }

  private SQLFeatureNotSupportedException scrollRefused() throws SQLException {
    requireOpen();
    return SqlExceptions.notSupported(
        "Moving other than forward in a result set", "use next(), or keep the rows yourself");
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    requireOpen();
    FetchHints.requireDirection(direction);
  }

  @Override
  public int getFetchDirection() throws SQLException {
    requireOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    requireOpen();
    FetchHints.requireSize(rows);
    fetchSize = rows;
  }

  @Override
  public int getFetchSize() throws SQLException {
    requireOpen();
    return fetchSize;
  }

  @Override
  public int getType() throws SQLException {
    requireOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() throws SQLException {
    requireOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    requireOpen();
    return FetchHints.HOLDABILITY;
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    requireOpen();
    return false;
  }

  @Override
  public boolean rowInserted() throws SQLException {
    requireOpen();
    return false;
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    requireOpen();
    return false;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return warnings.chain();
  }

  @Override
  public void clearWarnings() throws SQLException {
    requireOpen();
    warnings.clear();
  }

  @Override
  public String getCursorName() throws SQLException {
    requireOpen();
    throw SqlExceptions.notSupported("A cursor's name", "use UPDATE or DELETE with the key");
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    row = null;
    ahead = null;
    try {
      cursor.close();
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    } finally {
      whenClosed.accept(this);
    }
  }
}
