package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.Prepared;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement with parameters. It is prepared when it is made, for its errors and metadata, and
 * asks the session again at each execution: that has the plan at hand unless the catalog has
 * changed since.
 */
final class JdbcPreparedStatement extends ParameterSetters {
  private final String sql;
  private final Prepared prepared;
  private final @Nullable Value[] parameters;
  private final List<List<Value>> batch = new ArrayList<>();

  JdbcPreparedStatement(JdbcConnection connection, String sql, Prepared prepared) {
    super(connection);
    this.sql = sql;
    this.prepared = prepared;
    this.parameters = new Value[prepared.parameterTypes().size()];
  }

  private SqlType type(int parameter) throws SQLException {
    requireOpen();
    if (parameter < 1 || parameter > parameters.length) {
      throw SqlExceptions.of(ErrorCode.PARAMETER_INDEX, parameter, parameters.length);
    }
    return prepared.parameterTypes().get(parameter - 1);
  }

  @Override
  void set(int parameter, @Nullable Object object, @Nullable Calendar calendar)
      throws SQLException {
    parameters[parameter - 1] =
        Parameter.of(
            object, parameter, type(parameter), calendar == null ? null : calendar.getTimeZone());
  }

  @Override
  void setAs(int parameter, @Nullable Object object, int type, int scale) throws SQLException {
    Value value = Parameter.of(object, parameter, type(parameter), null);
    parameters[parameter - 1] = Parameter.as(value, parameter, type, scale);
  }

  @Override
  public void clearParameters() throws SQLException {
    requireOpen();
    Arrays.fill(parameters, null);
  }

  private List<Value> given() throws SQLException {
    requireOpen();
    List<Value> given = Arrays.stream(parameters).filter(Objects::nonNull).toList();
    if (given.size() < parameters.length) {
      throw SqlExceptions.of(ErrorCode.PARAMETER_COUNT, parameters.length, given.size());
    }
    return given;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return query(sql, given());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return update(sql, given());
  }

  @Override
  public int executeUpdate() throws SQLException {
    return narrowed(executeLargeUpdate());
  }

  @Override
  public boolean execute() throws SQLException {
    return executeEither(sql, given());
  }

  @Override
  public void addBatch() throws SQLException {
    batch.add(given());
  }

  @Override
  public void clearBatch() throws SQLException {
    requireOpen();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    requireOpen();
    List<List<Value>> all = List.copyOf(batch);
    batch.clear();
    return updateAll(sql, all);
  }

  /** Null if the statement gives no rows, as JDBC asks. */
  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return prepared.isQuery() ? new JdbcResultSetMetaData(prepared.columns()) : null;
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    requireOpen();
    return new JdbcParameterMetaData(prepared.parameterTypes());
  }

  @Override
  public ResultSet executeQuery(String text) throws SQLException {
    throw textRefused();
  }

  @Override
  public long executeLargeUpdate(String text) throws SQLException {
    throw textRefused();
  }

  @Override
  public boolean execute(String text) throws SQLException {
    throw textRefused();
  }

  @Override
  public void addBatch(String text) throws SQLException {
    throw textRefused();
  }

  private SQLException textRefused() throws SQLException {
    requireOpen();
    return SqlExceptions.notSupported(
        "Another text for a PreparedStatement", "use createStatement");
  }
}
