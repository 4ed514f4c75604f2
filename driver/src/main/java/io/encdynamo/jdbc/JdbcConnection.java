package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.Prepared;
import io.encdynamo.session.Session;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Settings;
import io.encdynamo.value.CancelSignal;
import java.sql.Array;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection. Its statements may be used from several threads, each by one at a time. */
final class JdbcConnection extends ConnectionFactories {
  private static final String SCHEMA = "dynamodb";

  private final Session session;
  private final Settings settings;
  private final Warnings warnings;
  private final Set<JdbcStatement> statements = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ClientInfo clientInfo = new ClientInfo();
  private volatile int networkTimeout;

  JdbcConnection(Session session, Settings settings, Warnings warnings) {
    this.session = session;
    this.settings = settings;
    this.warnings = warnings;
    this.networkTimeout =
        Math.toIntExact(settings.get(ConnectionProperties.SOCKET_TIMEOUT).toMillis());
  }

  @Override
  void requireOpen() throws SQLException {
    if (closed.get()) {
      throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED);
    }
  }

  Session session() throws SQLException {
    requireOpen();
    return session;
  }

  Settings settings() {
    return settings;
  }

  int defaultFetchSize() {
    return settings.get(ConnectionProperties.FETCH_SIZE);
  }

  int openStatements() {
    return statements.size();
  }

  void forget(JdbcStatement statement) {
    statements.remove(statement);
  }

  /**
   * Only forward and read only for now; another type asked for is a warning, as JDBC has it
   * (section 15.2.1.1).
   */
  private void requireResultSet(int type, int concurrency, int holdability) throws SQLException {
    requireOpen();
    switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY -> {}
      case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE ->
          warnings.add("Result sets are TYPE_FORWARD_ONLY; the scrollable one asked for is not");
      default -> throw constant("result set type");
    }
    switch (concurrency) {
      case ResultSet.CONCUR_READ_ONLY -> {}
      case ResultSet.CONCUR_UPDATABLE ->
          warnings.add("Result sets are CONCUR_READ_ONLY; write with UPDATE, INSERT and DELETE");
      default -> throw constant("result set concurrency");
    }
    requireHoldability(holdability);
  }

  private void requireHoldability(int holdability) throws SQLException {
    switch (holdability) {
      case FetchHints.HOLDABILITY -> {}
      case ResultSet.CLOSE_CURSORS_AT_COMMIT ->
          warnings.add("Result sets are HOLD_CURSORS_OVER_COMMIT: close them yourself");
      default -> throw constant("holdability");
    }
  }

  private static SQLException constant(String what) {
    return SqlExceptions.of(
        ErrorCode.ARGUMENT_INVALID, "The " + what + " is none of java.sql's constants");
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    requireResultSet(type, concurrency, holdability);
    return registered(new JdbcStatement(this, false));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    requireResultSet(type, concurrency, holdability);
    if (sql == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The statement is null; give its text");
    }
    Prepared prepared = SqlExceptions.call(() -> session.prepare(sql));
    return registered(new JdbcPreparedStatement(this, sql, prepared));
  }

  /** A connection that was closed meanwhile leaves no statement behind. */
  private <S extends JdbcStatement> S registered(S statement) throws SQLException {
    statements.add(statement);
    if (closed.get()) {
      statements.remove(statement);
      requireOpen();
    }
    return statement;
  }

  /** The text as it is: escapes are part of the language. */
  @Override
  public String nativeSQL(String sql) throws SQLException {
    requireOpen();
    return sql;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    requireOpen();
    if (!autoCommit) {
      throw SqlExceptions.notSupported(
          "A transaction of several statements",
          "leave autocommit on: every statement is committed by itself");
    }
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    requireOpen();
    return true;
  }

  @Override
  public void commit() throws SQLException {
    requireOpen();
    throw SqlExceptions.of(
        ErrorCode.TRANSACTION_STATE,
        "There is nothing to commit: autocommit is on, every statement is committed by itself");
  }

  @Override
  public void rollback() throws SQLException {
    requireOpen();
    throw SqlExceptions.of(
        ErrorCode.TRANSACTION_STATE,
        "There is nothing to roll back: autocommit is on, every statement is committed by itself");
  }

  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    SqlExceptions.run(() -> session().setReadOnly(readOnly));
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return session().isReadOnly();
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    requireOpen();
    return new JdbcDatabaseMetaData(this);
  }

  /** Does nothing, as JDBC asks where there are no catalogs. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    requireOpen();
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public void setSchema(@Nullable String schema) throws SQLException {
    requireOpen();
    if (schema != null && !schema.equalsIgnoreCase(SCHEMA)) {
      throw SqlExceptions.notSupported(
          "Another schema than " + SCHEMA + " as the default", "write it before the table's name");
    }
  }

  @Override
  public String getSchema() throws SQLException {
    requireOpen();
    return SCHEMA;
  }

  /** DynamoDB's Query and Scan read what is committed, item by item. */
  @Override
  public int getTransactionIsolation() throws SQLException {
    requireOpen();
    return TRANSACTION_READ_COMMITTED;
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    requireOpen();
    switch (level) {
      case TRANSACTION_READ_COMMITTED, TRANSACTION_READ_UNCOMMITTED -> {
        // what is read is committed, which is all that the weaker level may ask for
      }
      case TRANSACTION_REPEATABLE_READ, TRANSACTION_SERIALIZABLE ->
          throw SqlExceptions.notSupported(
              "An isolation above READ COMMITTED",
              "leave TRANSACTION_READ_COMMITTED: every statement is committed by itself");
      default -> throw constant("isolation level");
    }
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
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    requireOpen();
    return new HashMap<>();
  }

  @Override
  public void setTypeMap(@Nullable Map<String, Class<?>> types) throws SQLException {
    requireOpen();
    TypeMaps.requireEmpty(types);
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    requireOpen();
    requireHoldability(holdability);
  }

  @Override
  public int getHoldability() throws SQLException {
    requireOpen();
    return FetchHints.HOLDABILITY;
  }

  @Override
  public Array createArrayOf(String type, @Nullable Object[] elements) throws SQLException {
    requireOpen();
    if (elements == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The elements are null; give an array");
    }
    return SqlExceptions.call(
        () -> ArrayObject.of(JavaValues.of(elements, new Place("an array", null))));
  }

  /** Sends the cheapest request there is; 0 seconds wait as long as it takes. */
  @Override
  public boolean isValid(int seconds) throws SQLException {
    if (seconds < 0) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The timeout is negative; 0 for none");
    }
    if (closed.get()) {
      return false;
    }
    long milliseconds = seconds == 0 ? networkTimeout : seconds * 1000L;
    try {
      session.ping(
          milliseconds == 0
              ? CancelSignal.unlimited()
              : CancelSignal.after(Duration.ofMillis(milliseconds)));
      return true;
    } catch (DriverException e) {
      return false;
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    }
  }

  @Override
  public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
    requireForClientInfo(name != null, "The name of a client info is null; give one");
    clientInfo.set(name, value);
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    requireForClientInfo(properties != null, "The client info is null; give Properties");
    clientInfo.replace(properties);
  }

  private void requireForClientInfo(boolean valid, String otherwise) throws SQLClientInfoException {
    if (closed.get() || !valid) {
      SQLException reason =
          closed.get()
              ? SqlExceptions.of(ErrorCode.CONNECTION_CLOSED)
              : SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, otherwise);
      throw new SQLClientInfoException(
          reason.getMessage(), reason.getSQLState(), reason.getErrorCode(), Map.of(), reason);
    }
  }

  @Override
  public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
    requireOpen();
    return name == null ? null : clientInfo.get(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    requireOpen();
    return clientInfo.all();
  }

  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    requireOpen();
    if (milliseconds < 0) {
      throw SqlExceptions.of(
          ErrorCode.ARGUMENT_INVALID, "The network timeout is negative; 0 for none");
    }
    networkTimeout = milliseconds;
  }

  /** In milliseconds; at first that of the property socketTimeout. */
  @Override
  public int getNetworkTimeout() throws SQLException {
    requireOpen();
    return networkTimeout;
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    if (executor == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The executor is null; give one");
    }
    if (closed.compareAndSet(false, true)) {
      statements.forEach(JdbcStatement::cancelRunning);
      executor.execute(session::close);
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public void close() throws SQLException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    SQLException failure = null;
    for (JdbcStatement statement : List.copyOf(statements)) {
      try {
        statement.close();
      } catch (SQLException e) {
        failure = e;
      }
    }
    SqlExceptions.run(session::close);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public String toString() {
    return "connection to " + settings.url();
  }
}
