package io.encdynamo.jdbc;

import static io.encdynamo.jdbc.FakeSession.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimestampValue;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcPreparedStatementTest {
  private static final LocalDateTime STAMP = LocalDateTime.parse("2024-02-29T23:59:58.123456789");
  private static final Instant INSTANT = Instant.parse("2024-02-29T23:59:58.123456789Z");

  private final FakeSession session =
      new FakeSession()
          .update("UPDATE ? ?", 1, SqlType.ANY, SqlType.of(SqlType.Kind.ZONED_TIMESTAMP))
          .update("UPDATE ?", 1, SqlType.ANY)
          .query("SELECT", List.of(column("c", SqlType.BIGINT)), List.of(SqlType.decimal(10, 2)));
  private final JdbcConnection connection = FakeSession.connection(session);

  static Stream<Arguments> objects() {
    UUID uuid = UUID.randomUUID();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put("b", null);
    return Stream.of(
        arguments("x", new StringValue("x")),
        arguments('x', new StringValue("x")),
        arguments(true, BooleanValue.TRUE),
        arguments((byte) 1, new IntegerValue(1)),
        arguments((short) 2, new IntegerValue(2)),
        arguments(3, new IntegerValue(3)),
        arguments(4L, new IntegerValue(4)),
        arguments(0.1f, new DoubleValue(0.1)),
        arguments(0.1, new DoubleValue(0.1)),
        arguments(new BigDecimal("1.50"), new DecimalValue(new BigDecimal("1.50"))),
        arguments(BigInteger.TEN, new IntegerValue(10)),
        arguments(BigInteger.TWO.pow(64), new DecimalValue(new BigDecimal("18446744073709551616"))),
        arguments(new byte[] {1}, new BinaryValue(new byte[] {1})),
        arguments(LocalDate.EPOCH, new DateValue(LocalDate.EPOCH)),
        arguments(LocalTime.NOON, new TimeValue(LocalTime.NOON)),
        arguments(STAMP, new TimestampValue(STAMP)),
        arguments(INSTANT, new ZonedTimestampValue(INSTANT.atOffset(ZoneOffset.UTC))),
        arguments(
            INSTANT.atZone(ZoneId.of("Asia/Kolkata")),
            new ZonedTimestampValue(OffsetDateTime.parse("2024-03-01T05:29:58.123456789+05:30"))),
        arguments(Date.valueOf("2024-02-29"), new DateValue(STAMP.toLocalDate())),
        arguments(Time.valueOf("10:11:12"), new TimeValue(LocalTime.parse("10:11:12"))),
        arguments(Timestamp.valueOf(STAMP), new TimestampValue(STAMP)),
        arguments(uuid, new StringValue(uuid.toString())),
        arguments(
            List.of(1, "x"), new ListValue(List.of(new IntegerValue(1), new StringValue("x")))),
        arguments(new Object[] {1}, new ListValue(List.of(new IntegerValue(1)))),
        arguments(
            map,
            new StructValue(
                List.of(
                    new StructValue.Field("a", new IntegerValue(1)),
                    new StructValue.Field("b", NullValue.NULL)))),
        arguments(new StringReader("abc"), new StringValue("abc")),
        arguments(new ByteArrayInputStream(new byte[] {1, 2}), new BinaryValue(new byte[] {1, 2})),
        arguments(null, NullValue.NULL));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anObjectIsSentAsItsValue(Object object, Value expected) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    statement.setObject(1, object);
    statement.executeUpdate();
    assertThat(session.executed).containsExactly(List.of(expected));
  }

  static Stream<Arguments> typed() {
    return Stream.of(
        arguments("12", Types.INTEGER, new IntegerValue(12)),
        arguments(12, Types.VARCHAR, new StringValue("12")),
        arguments("2024-02-29", Types.DATE, new DateValue(STAMP.toLocalDate())),
        arguments(1, Types.BOOLEAN, BooleanValue.TRUE),
        arguments(new BigDecimal("12.0"), Types.BIGINT, new IntegerValue(12)),
        arguments("1.5", Types.NUMERIC, new DecimalValue(new BigDecimal("1.5"))),
        arguments(7, Types.OTHER, new IntegerValue(7)),
        arguments(null, Types.DATE, NullValue.NULL));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void theSqlTypeAskedForIsWhatIsSent(Object object, int type, Value expected) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    statement.setObject(1, object, type);
    statement.execute();
    statement.setObject(1, object, JDBCType.valueOf(type));
    statement.execute();
    assertThat(session.executed).containsExactly(List.of(expected), List.of(expected));
  }

  @Test
  void theScaleAskedForIsHonoured() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    statement.setObject(1, 1.005, Types.DECIMAL, 1);
    statement.execute();
    assertThat(session.executed).containsExactly(List.of(new DecimalValue(new BigDecimal("1.0"))));
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        arguments(new Thread(), Types.OTHER, "07006"),
        arguments(Map.of(1, 2), Types.OTHER, "07006"),
        arguments("s3cret", Types.INTEGER, "22018"),
        arguments(2.5, Types.INTEGER, "22003"),
        arguments(70_000, Types.SMALLINT, "22003"),
        arguments(BigInteger.TEN.pow(38).add(BigInteger.ONE), Types.OTHER, "22003"),
        arguments("x", Types.ROWID, "0A000"),
        arguments("x", 12345, "HY009"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatCannotBeSentIsRefusedAtTheSetter(Object object, int type, String state)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    assertThatThrownBy(() -> statement.setObject(1, object, type))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aTimestampIsAnInstantWhereTheColumnKeepsOne() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ? ?");
    GregorianCalendar kolkata = new GregorianCalendar(TimeZone.getTimeZone("Asia/Kolkata"));
    statement.setTimestamp(1, Timestamp.from(INSTANT), kolkata);
    statement.setTimestamp(2, Timestamp.from(INSTANT), kolkata);
    statement.execute();
    assertThat(session.executed)
        .containsExactly(
            List.of(
                new TimestampValue(LocalDateTime.parse("2024-03-01T05:29:58.123456789")),
                new ZonedTimestampValue(INSTANT.atOffset(ZoneOffset.UTC))));
  }

  @Test
  void streamsAreReadAsFarAsTheirLengthSays() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    statement.setCharacterStream(1, new StringReader("abcdef"), 3);
    statement.execute();
    statement.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2L);
    statement.execute();
    statement.setAsciiStream(
        1, new ByteArrayInputStream("xyz".getBytes(StandardCharsets.US_ASCII)));
    statement.execute();
    assertThat(session.executed)
        .containsExactly(
            List.of(new StringValue("abc")),
            List.of(new BinaryValue(new byte[] {1, 2})),
            List.of(new StringValue("xyz")));
    assertThatThrownBy(() -> statement.setCharacterStream(1, new StringReader("abc"), 4))
        .hasMessageContaining("Parameter 1");
  }

  @Test
  void aMissingParameterIsCounted() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ? ?");
    statement.setInt(2, 1);
    assertThatThrownBy(statement::execute)
        .hasMessageContaining("2 parameters, 1 are set")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("07001"));
    statement.setNull(1, Types.VARCHAR);
    statement.execute();
    statement.clearParameters();
    assertThatThrownBy(statement::addBatch).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> statement.setInt(3, 1))
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("07009"));
    assertThatThrownBy(() -> statement.setInt(0, 1)).isInstanceOf(SQLException.class);
  }

  @Test
  void aPlainStatementWithParametersIsRefused() throws SQLException {
    assertThatThrownBy(() -> connection.createStatement().execute("UPDATE ?"))
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("07001"));
  }

  @Test
  void aBatchKeepsTheParametersOfEachElement() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    for (int i = 1; i <= 3; i++) {
      statement.setInt(1, i);
      statement.addBatch();
    }
    assertThat(statement.executeBatch()).containsExactly(1, 1, 1);
    assertThat(session.executed)
        .containsExactly(
            List.of(new IntegerValue(1)),
            List.of(new IntegerValue(2)),
            List.of(new IntegerValue(3)));
    assertThat(statement.executeLargeBatch()).isEmpty();
    PreparedStatement query = connection.prepareStatement("SELECT");
    query.setInt(1, 1);
    query.addBatch();
    assertThatThrownBy(query::executeBatch).isInstanceOf(BatchUpdateException.class);
  }

  @Test
  void metadataIsThereBeforeExecution() throws SQLException {
    PreparedStatement query = connection.prepareStatement("SELECT");
    assertThat(query.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
    ParameterMetaData parameters = query.getParameterMetaData();
    assertThat(parameters.getParameterCount()).isEqualTo(1);
    assertThat(parameters.getParameterType(1)).isEqualTo(Types.DECIMAL);
    assertThat(parameters.getPrecision(1)).isEqualTo(10);
    assertThat(parameters.getScale(1)).isEqualTo(2);
    assertThat(parameters.getParameterClassName(1)).isEqualTo("java.math.BigDecimal");
    assertThat(connection.prepareStatement("UPDATE ?").getMetaData()).isNull();
    assertThat(session.executed).isEmpty();
  }

  @Test
  void theSessionIsAskedForThePlanAtEachExecution() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    statement.setInt(1, 1);
    statement.execute();
    statement.execute();
    assertThat(session.prepared).containsExactly("UPDATE ?", "UPDATE ?", "UPDATE ?");
  }

  @Test
  void anotherTextIsRefused() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("UPDATE ?");
    assertThatThrownBy(() -> statement.executeUpdate("UPDATE ?")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> statement.executeQuery("SELECT")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> statement.execute("SELECT", 1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> statement.addBatch("UPDATE ?")).isInstanceOf(SQLException.class);
    assertThat(Arrays.asList(session.executed)).containsExactly(List.of());
  }
}
