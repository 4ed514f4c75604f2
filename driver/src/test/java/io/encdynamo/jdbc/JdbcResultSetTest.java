package io.encdynamo.jdbc;

import static io.encdynamo.jdbc.FakeSession.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.DeferredValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcResultSetTest {
  private static final List<ResultColumn> COLUMNS =
      List.of(column("id", SqlType.BIGINT), column("Name", SqlType.varchar(20)));

  private static Value[] row(long id, String name) {
    return new Value[] {new IntegerValue(id), new StringValue(name)};
  }

  private final FakeSession.Rows cursor = new FakeSession.Rows(List.of(row(1, "a"), row(2, "b")));
  private final JdbcResultSet rows = JdbcResultSet.detached(COLUMNS, cursor);

  @Test
  void rowsAreReadWhenNextIsCalled() throws SQLException {
    assertThat(cursor.read).hasValue(0);
    rows.next();
    assertThat(cursor.read).hasValue(1);
    assertThat(rows.getLong("id")).isEqualTo(1);
  }

  @Test
  void itStaysOpenAfterTheLastRowAndEndsTheRequests() throws SQLException {
    while (rows.next()) {
      assertThat(cursor.closed).isFalse();
    }
    assertThat(cursor.closed).isTrue();
    assertThat(rows.isClosed()).isFalse();
    assertThat(rows.next()).isFalse();
    assertThat(rows.isAfterLast()).isTrue();
    assertThatThrownBy(() -> rows.getLong(1)).satisfies(JdbcResultSetTest::isState24000);
    rows.close();
    rows.close();
    assertThat(rows.isClosed()).isTrue();
  }

  private static void isState24000(Throwable e) {
    assertThat(((SQLException) e).getSQLState()).isEqualTo("24000");
  }

  @Test
  void positionsAreTold() throws SQLException {
    assertThat(rows.isBeforeFirst()).isTrue();
    assertThat(rows.getRow()).isZero();
    assertThatThrownBy(() -> rows.getLong(1)).satisfies(JdbcResultSetTest::isState24000);
    rows.next();
    assertThat(rows.isFirst()).isTrue();
    assertThat(rows.isLast()).isFalse();
    rows.next();
    assertThat(rows.isLast()).isTrue();
    assertThat(rows.getRow()).isEqualTo(2);
    assertThat(rows.getString(2)).isEqualTo("b");
    assertThat(rows.next()).isFalse();
    assertThat(JdbcResultSet.detached(COLUMNS, new FakeSession.Rows(List.of())).isBeforeFirst())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"id, 1", "ID, 1", "Name, 2", "NAME, 2"})
  void labelsMatchWithoutRegardToCase(String label, int position) throws SQLException {
    assertThat(rows.findColumn(label)).isEqualTo(position);
  }

  @Test
  void anExactLabelComesFirstAndTheLeftmostWins() throws SQLException {
    ResultSet several =
        JdbcResultSet.detached(
            List.of(
                column("ID", SqlType.BIGINT),
                column("id", SqlType.BIGINT),
                column("id", SqlType.BIGINT)),
            cursor);
    assertThat(several.findColumn("id")).isEqualTo(2);
    assertThat(several.findColumn("Id")).isEqualTo(1);
  }

  @Test
  void anUnknownColumnNamesTheNearest() {
    assertThatThrownBy(() -> rows.getString("nmae"))
        .hasMessageContaining("'nmae'")
        .hasMessageContaining("'Name'")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42S22"));
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "-1"})
  void aPositionOutOfRangeIsRefused(int position) throws SQLException {
    rows.next();
    assertThatThrownBy(() -> rows.getString(position))
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("07009"));
  }

  @Test
  void aValueIsDecryptedOnceAndOnlyWhenAsked() throws SQLException {
    AtomicInteger decryptions = new AtomicInteger();
    DeferredValue deferred =
        () -> {
          decryptions.incrementAndGet();
          return new StringValue("plain");
        };
    JdbcResultSet encrypted =
        JdbcResultSet.detached(
            COLUMNS,
            new FakeSession.Rows(List.<Value[]>of(new Value[] {new IntegerValue(1), deferred})));
    encrypted.next();
    assertThat(encrypted.getLong(1)).isEqualTo(1);
    assertThat(decryptions).hasValue(0);
    assertThat(encrypted.getString(2)).isEqualTo("plain");
    assertThat(encrypted.getString(2)).isEqualTo("plain");
    assertThat(decryptions).hasValue(1);
  }

  @Test
  void aValueThatIsNotAuthenticIsAnErrorAndTheRestOfTheRowIsReadable() throws SQLException {
    DeferredValue forged =
        () -> {
          throw new DriverException(ErrorCode.NOT_AUTHENTIC, "Name", "t");
        };
    JdbcResultSet encrypted =
        JdbcResultSet.detached(
            COLUMNS,
            new FakeSession.Rows(List.<Value[]>of(new Value[] {new IntegerValue(1), forged})));
    encrypted.next();
    assertThatThrownBy(() -> encrypted.getString(2))
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("5E001"));
    assertThat(encrypted.getLong(1)).isEqualTo(1);
  }

  @Test
  void metadataIsCompleteWithoutRows() throws SQLException {
    ResultSetMetaData metadata = rows.getMetaData();
    assertThat(metadata.getColumnCount()).isEqualTo(2);
    assertThat(metadata.getColumnLabel(2)).isEqualTo("Name");
    assertThat(metadata.getTableName(2)).isEqualTo("t");
    assertThat(metadata.getSchemaName(2)).isEqualTo("dynamodb");
    assertThat(metadata.getCatalogName(2)).isEmpty();
    assertThat(metadata.getColumnType(2)).isEqualTo(Types.VARCHAR);
    assertThat(metadata.getColumnTypeName(2)).isEqualTo("VARCHAR");
    assertThat(metadata.getPrecision(2)).isEqualTo(20);
    assertThat(metadata.isSigned(1)).isTrue();
    assertThat(metadata.isSigned(2)).isFalse();
    assertThat(metadata.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullable);
    assertThatThrownBy(() -> metadata.getColumnType(3)).isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "STRING,          VARCHAR,                  STRING",
    "BOOLEAN,         BOOLEAN,                  BOOLEAN",
    "SMALLINT,        SMALLINT,                 SMALLINT",
    "INTEGER,         INTEGER,                  INTEGER",
    "BIGINT,          BIGINT,                   BIGINT",
    "DECIMAL,         DECIMAL,                  DECIMAL",
    "REAL,            REAL,                     REAL",
    "DOUBLE,          DOUBLE,                   DOUBLE",
    "DATE,            DATE,                     DATE",
    "TIME,            TIME,                     TIME",
    "TIMESTAMP,       TIMESTAMP,                TIMESTAMP",
    "ZONED_TIMESTAMP, TIMESTAMP_WITH_TIMEZONE,  TIMESTAMP WITH TIME ZONE",
    "BINARY,          VARBINARY,                BINARY",
    "JSON,            LONGVARCHAR,              JSON",
    "LIST,            LONGVARCHAR,              LIST",
    "MAP,             LONGVARCHAR,              MAP",
    "STRING_SET,      LONGVARCHAR,              STRING SET",
    "NUMBER_SET,      LONGVARCHAR,              NUMBER SET",
    "BINARY_SET,      LONGVARCHAR,              BINARY SET",
    "ANY,             VARCHAR,                  ANY",
  })
  void everyTypeHasACodeThatReadersKnow(SqlType.Kind kind, java.sql.JDBCType code, String name)
      throws SQLException {
    ResultSetMetaData metadata = new JdbcResultSetMetaData(List.of(column("c", SqlType.of(kind))));
    assertThat(metadata.getColumnType(1)).isEqualTo(code.getVendorTypeNumber());
    assertThat(metadata.getColumnTypeName(1)).isEqualTo(name);
    assertThat(metadata.getPrecision(1)).isPositive();
    assertThat(metadata.getColumnDisplaySize(1)).isPositive();
    assertThat(metadata.getScale(1)).isNotNegative().isLessThanOrEqualTo(metadata.getPrecision(1));
  }

  @Test
  void changingAndScrollingAreRefusedWithTheWayOut() {
    assertThatThrownBy(() -> rows.updateString(1, "x"))
        .hasMessageContaining("UPDATE")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("0A000"));
    assertThatThrownBy(rows::previous)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("0A000"));
  }
}
