package io.encdynamo.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // null is among what is tried
class JdbcConnectionTest {
  private final FakeSession session = new FakeSession().update("UPDATE", 1);
  private final JdbcConnection connection = FakeSession.connection(session);

  private static void assertState(ThrowingCallable call, String state) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @Test
  void autocommitIsOnAndStaysOn() throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    connection.setAutoCommit(true);
    assertState(() -> connection.setAutoCommit(false), "0A000");
    assertState(connection::commit, "25000");
    assertState(connection::rollback, "25000");
    assertState(connection::setSavepoint, "0A000");
    assertThat(connection.getAutoCommit()).isTrue();
  }

  @Test
  void isolationIsReadCommitted() throws SQLException {
    assertThat(connection.getTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED)
        .isEqualTo(connection.getMetaData().getDefaultTransactionIsolation());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
    assertState(
        () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE), "0A000");
    assertState(() -> connection.setTransactionIsolation(99), "HY009");
  }

  @Test
  void readOnlyGoesToTheSession() throws SQLException {
    connection.setReadOnly(true);
    assertThat(session.isReadOnly()).isTrue();
    assertThat(connection.isReadOnly()).isTrue();
    assertThat(connection.getMetaData().isReadOnly()).isTrue();
  }

  @Test
  void aScrollableResultSetIsDowngradedWithAWarning() throws SQLException {
    Statement statement =
        connection.createStatement(
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_UPDATABLE,
            ResultSet.CLOSE_CURSORS_AT_COMMIT);
    assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    assertThat(connection.getWarnings().getMessage()).contains("TYPE_FORWARD_ONLY");
    assertThat(connection.getWarnings().getNextWarning().getMessage()).contains("CONCUR_READ_ONLY");
    connection.clearWarnings();
    assertThat((Throwable) connection.getWarnings()).isNull();
    assertState(() -> connection.createStatement(1, 2), "HY009");
  }

  @Test
  void isValidAsksTheEndpoint() throws SQLException {
    assertThat(connection.isValid(5)).isTrue();
    assertThat(connection.isValid(0)).isTrue();
    session.pingFails = new DriverException(ErrorCode.LINK_LOST, "x", "reset");
    assertThat(connection.isValid(5)).isFalse();
    assertState(() -> connection.isValid(-1), "HY009");
    connection.close();
    assertThat(connection.isValid(5)).isFalse();
  }

  @Test
  void thereAreNoCatalogsAndOneDefaultSchema() throws SQLException {
    assertThat(connection.getCatalog()).isNull();
    connection.setCatalog("x");
    assertThat(connection.getSchema()).isEqualTo("dynamodb");
    connection.setSchema("DynamoDB");
    assertState(() -> connection.setSchema("ciphertext"), "0A000");
  }

  @Test
  void closingTwiceIsHarmlessAndClosesAll() throws SQLException {
    Statement statement = connection.createStatement();
    connection.close();
    connection.close();
    assertThat(session.closed).isTrue();
    assertThat(connection.isClosed()).isTrue();
    assertThat(statement.isClosed()).isTrue();
    assertState(connection::createStatement, "08003");
    assertState(() -> connection.prepareStatement("UPDATE"), "08003");
    assertState(connection::getAutoCommit, "08003");
    assertState(connection::getMetaData, "08003");
    assertThatThrownBy(() -> connection.setClientInfo("a", "b"))
        .isInstanceOf(SQLClientInfoException.class);
  }

  @Test
  void abortClosesTheSessionByTheExecutor() throws SQLException {
    connection.abort(Runnable::run);
    connection.abort(Runnable::run);
    assertThat(session.closed).isTrue();
    assertThat(connection.isClosed()).isTrue();
    assertState(() -> FakeSession.connection(new FakeSession()).abort(null), "HY009");
  }

  @Test
  void whatPoolsCallWorks() {
    assertThatCode(
            () -> {
              connection.setNetworkTimeout(Runnable::run, 5_000);
              assertThat(connection.getNetworkTimeout()).isEqualTo(5_000);
              connection.setHoldability(connection.getHoldability());
              connection.setTypeMap(Map.of());
              connection.setClientInfo("ApplicationName", "x");
              Properties info = new Properties();
              info.setProperty("ClientUser", "y");
              connection.setClientInfo(info);
              assertThat(connection.getClientInfo()).isEqualTo(info);
              assertThat(connection.getClientInfo("ApplicationName")).isNull();
              connection.beginRequest();
              connection.endRequest();
              assertThat(connection.nativeSQL("{ts '2024'}")).isEqualTo("{ts '2024'}");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void theNetworkTimeoutBeginsAsTheSocketTimeout() throws SQLException {
    assertThat(
            FakeSession.connection(session, "jdbc:encdynamo:local:?socketTimeout=7 s")
                .getNetworkTimeout())
        .isEqualTo(7_000);
  }

  @Test
  void arraysAreMadeOfElements() throws SQLException {
    assertThat((Object[]) connection.createArrayOf("ANY", new Object[] {1, "x"}).getArray())
        .containsExactly(1L, "x");
  }

  @Test
  void statementsAreForgottenWhenTheyAreClosed() throws SQLException {
    for (int i = 0; i < 3; i++) {
      connection.createStatement().close();
    }
    assertThat(connection.openStatements()).isZero();
  }
}
