package io.encdynamo.jdbc;

import static io.encdynamo.jdbc.FakeSession.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.Outcome;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JdbcStatementTest {
  private static final List<ResultColumn> COLUMNS = List.of(column("c", SqlType.BIGINT));

  private final FakeSession session =
      new FakeSession()
          .query("SELECT", COLUMNS, row(1), row(2))
          .update("UPDATE", 3)
          .update("HUGE", Long.MAX_VALUE);
  private final JdbcConnection connection = FakeSession.connection(session);
  private final Statement statement = connection.createStatement();

  JdbcStatementTest() throws SQLException {}

  private static Value[] row(long value) {
    return new Value[] {new IntegerValue(value)};
  }

  private static void assertState(ThrowingCallable call, String state) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @Test
  void aQueryAndAnUpdateAreToldApartBeforeAnythingRuns() {
    assertState(() -> statement.executeQuery("UPDATE"), "07005");
    assertState(() -> statement.executeUpdate("SELECT"), "07005");
    assertThat(session.executed).isEmpty();
  }

  @Test
  void executeTellsWhatCame() throws SQLException {
    assertThat(statement.execute("SELECT")).isTrue();
    assertThat(statement.getResultSet().next()).isTrue();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.execute("UPDATE")).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(3);
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
  }

  @Test
  void aCountPastIntIsWholeInTheLargeOne() throws SQLException {
    assertThat(statement.executeUpdate("HUGE")).isEqualTo(Integer.MAX_VALUE);
    assertThat(statement.executeLargeUpdate("HUGE")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aNewExecutionClosesTheResultOfTheLast() throws SQLException {
    ResultSet first = statement.executeQuery("SELECT");
    FakeSession.Rows cursor = session.lastRows;
    statement.executeUpdate("UPDATE");
    assertThat(first.isClosed()).isTrue();
    assertThat(cursor.closed).isTrue();
  }

  @Test
  void maxRowsGoesToTheSession() throws SQLException {
    statement.setMaxRows(7);
    statement.executeQuery("SELECT");
    assertThat(session.lastMaxRows).isEqualTo(7);
    statement.setLargeMaxRows(1L << 40);
    statement.executeQuery("SELECT");
    assertThat(session.lastMaxRows).isEqualTo(1L << 40);
    assertThat(statement.getMaxRows()).isEqualTo(Integer.MAX_VALUE);
    assertState(() -> statement.setMaxRows(-1), "HY009");
  }

  @Test
  void anErrorLeavesStatementAndConnectionUsable() throws SQLException {
    assertState(() -> statement.executeQuery("UNKNOWN"), "42S02");
    assertState(() -> statement.executeQuery(null), "HY009");
    assertThat(statement.executeQuery("SELECT").next()).isTrue();
    assertThat(connection.isClosed()).isFalse();
  }

  @Test
  void warningsGrowWhileRowsAreReadAndEndWithTheNextExecution() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT");
    assertThat(texts(statement.getWarnings())).isEmpty();
    session.warnings.add("full scan");
    session.warnings.add("3 values became MISSING");
    assertThat(texts(rows.getWarnings())).containsExactly("full scan", "3 values became MISSING");
    assertThat(statement.getWarnings().getSQLState()).isEqualTo("01000");
    statement.clearWarnings();
    assertThat(texts(statement.getWarnings())).isEmpty();
    session.warnings.add("another");
    assertThat(texts(statement.getWarnings())).containsExactly("another");
    session.warnings.clear();
    statement.executeUpdate("UPDATE");
    assertThat(texts(statement.getWarnings())).isEmpty();
  }

  private static List<String> texts(SQLWarning first) {
    return Stream.iterate(first, Objects::nonNull, SQLWarning::getNextWarning)
        .map(SQLWarning::getMessage)
        .toList();
  }

  @Test
  void cancelFromAnotherThreadEndsTheExecutionAndNotTheNext() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    session.statement(
        "LONG",
        true,
        COLUMNS,
        List.of(),
        (parameters, maxRows, signal) -> {
          running.countDown();
          while (true) {
            signal.check();
            Thread.onSpinWait();
          }
        });
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<ResultSet> execution = thread.submit(() -> statement.executeQuery("LONG"));
      running.await();
      statement.cancel();
      assertThatThrownBy(execution::get)
          .cause()
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("57014"));
    } finally {
      thread.shutdown();
    }
    statement.cancel();
    assertThat(statement.executeQuery("SELECT").next()).isTrue();
  }

  @Test
  void cancelReachesAResultSetThatIsStillRead() throws SQLException {
    List<CancelSignal> signals = new ArrayList<>();
    session.statement(
        "STREAM",
        true,
        COLUMNS,
        List.of(),
        (parameters, maxRows, signal) -> {
          signals.add(signal);
          return new Outcome.Rows(new FakeSession.Rows(List.of()), List::of);
        });
    ResultSet rows = statement.executeQuery("STREAM");
    statement.cancel();
    assertThat(signals.get(0).isCancelled()).isTrue();
    rows.close();
    statement.executeQuery("STREAM").close();
    statement.cancel();
    assertThat(signals.get(1).isCancelled()).isFalse();
  }

  @Test
  void theQueryTimeoutIsOfTheStatement() throws SQLException {
    session.statement(
        "SLOW",
        false,
        List.of(),
        List.of(),
        (parameters, maxRows, signal) -> {
          while (true) {
            signal.check();
            Thread.onSpinWait();
          }
        });
    statement.setQueryTimeout(1);
    assertThatThrownBy(() -> statement.executeUpdate("SLOW"))
        .isInstanceOf(SQLTimeoutException.class);
    assertThat(statement.executeUpdate("UPDATE")).isEqualTo(3);
    assertThat(connection.createStatement().getQueryTimeout()).isZero();
    assertState(() -> statement.setQueryTimeout(-1), "HY009");
  }

  @Test
  void aBatchGivesTheCountsAndIsClearedAfterwards() throws SQLException {
    statement.addBatch("UPDATE");
    statement.addBatch("HUGE");
    assertThat(statement.executeBatch()).containsExactly(3, Statement.SUCCESS_NO_INFO);
    assertThat(statement.executeBatch()).isEmpty();
    statement.addBatch("UPDATE");
    statement.clearBatch();
    assertThat(statement.executeLargeBatch()).isEmpty();
  }

  @Test
  void aBatchStopsAtTheFirstFailureAndTellsTheCountsBeforeIt() throws SQLException {
    statement.addBatch("UPDATE");
    statement.addBatch("UPDATE");
    statement.addBatch("UNKNOWN");
    statement.addBatch("UPDATE");
    assertThatThrownBy(statement::executeBatch)
        .isInstanceOfSatisfying(
            BatchUpdateException.class,
            e -> {
              assertThat(e.getUpdateCounts()).containsExactly(3, 3);
              assertThat(e.getLargeUpdateCounts()).containsExactly(3, 3);
              assertThat(e.getSQLState()).isEqualTo("42S02");
              assertThat(e.getErrorCode()).isEqualTo(ErrorCode.TABLE_NOT_FOUND.vendorCode());
            })
        .hasMessageContaining("Element 3");
    assertThat(session.executed).hasSize(2);
    assertThat(statement.executeBatch()).isEmpty();
  }

  @Test
  void aQueryInABatchIsRefused() throws SQLException {
    statement.addBatch("SELECT");
    assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
  }

  @Test
  void closeOnCompletionClosesWithItsResult() throws SQLException {
    statement.closeOnCompletion();
    ResultSet first = statement.executeQuery("SELECT");
    ResultSet second = statement.executeQuery("SELECT");
    assertThat(first.isClosed()).isTrue();
    assertThat(statement.isClosed()).isFalse();
    second.close();
    assertThat(statement.isClosed()).isTrue();
  }

  @Test
  void closingAStatementClosesItsResult() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT");
    statement.close();
    statement.close();
    assertThat(rows.isClosed()).isTrue();
    assertState(() -> statement.executeQuery("SELECT"), "HY010");
    assertState(statement::cancel, "HY010");
    assertState(rows::next, "HY010");
  }

  @Test
  void generatedKeysAreAnEmptyResult() throws SQLException {
    statement.executeUpdate("UPDATE", Statement.RETURN_GENERATED_KEYS);
    assertThat(statement.getGeneratedKeys().next()).isFalse();
  }

  @Test
  void hintsNeverThrow() {
    assertThatCode(
            () -> {
              statement.setFetchSize(0);
              statement.setFetchSize(10_000);
              statement.setFetchDirection(ResultSet.FETCH_REVERSE);
              statement.setPoolable(true);
              statement.setMaxFieldSize(100);
              statement.setEscapeProcessing(false);
              statement.setCursorName("x");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aFaultInsideIsHy000AndNothingBreaks() throws SQLException {
    session.statement(
        "FAULT",
        false,
        List.of(),
        List.of(),
        (parameters, maxRows, signal) -> {
          throw new IllegalStateException("s3cret");
        });
    assertThatThrownBy(() -> statement.execute("FAULT"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY000"))
        .message()
        .doesNotContain("s3cret");
    assertThat(statement.executeUpdate("UPDATE")).isEqualTo(3);
  }

  @Test
  void anErrorWhileRowsAreReadIsOfItsClass() throws SQLException {
    session.statement(
        "BROKEN",
        true,
        COLUMNS,
        List.of(),
        (parameters, maxRows, signal) ->
            new Outcome.Rows(
                new RowCursor() {
                  @Override
                  public Value[] next() {
                    throw new DriverException(ErrorCode.LINK_LOST, "x", "reset");
                  }

                  @Override
                  public void close() {}
                },
                List::of));
    ResultSet rows = statement.executeQuery("BROKEN");
    assertState(rows::next, "08S01");
    assertThat(statement.executeQuery("SELECT").next()).isTrue();
  }

  @Test
  void namesAndTextsAreQuoted() throws SQLException {
    assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
    assertThat(statement.enquoteIdentifier("simple", false)).isEqualTo("simple");
    assertThat(statement.enquoteIdentifier("simple", true)).isEqualTo("\"simple\"");
    assertThat(statement.enquoteIdentifier("a \"b\"", false)).isEqualTo("\"a \"\"b\"\"\"");
    assertThat(statement.isSimpleIdentifier("1a")).isFalse();
  }
}
