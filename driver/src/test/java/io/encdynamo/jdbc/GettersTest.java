package io.encdynamo.jdbc;

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
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.YearMonthValue;
import io.encdynamo.value.ZonedTimeValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Table B-6 of JDBC, and what the driver adds to it. */
class GettersTest {
  private static final UUID A_UUID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final LocalDateTime STAMP = LocalDateTime.parse("2024-02-29T23:59:58.123456789");
  private static final OffsetDateTime ZONED = OffsetDateTime.parse("2024-02-29T23:59:58+05:30");

  private static ResultSet row(SqlType type, Value value) throws SQLException {
    ResultSet rows =
        JdbcResultSet.detached(
            List.of(FakeSession.column("c", type)),
            List.<Value[]>of(new Value[] {value}).iterator());
    assertThat(rows.next()).isTrue();
    return rows;
  }

  private static ResultSet row(Value value) throws SQLException {
    return row(SqlType.ANY, value);
  }

  private static IntegerValue integer(long value) {
    return new IntegerValue(value);
  }

  private static DecimalValue decimal(String value) {
    return new DecimalValue(new BigDecimal(value));
  }

  private static StringValue text(String value) {
    return new StringValue(value);
  }

  static Stream<Arguments> allowed() {
    byte[] bytes = {1, 2, 3};
    return Stream.of(
        arguments(text("x"), String.class, "x"),
        arguments(integer(5), String.class, "5"),
        arguments(decimal("1.5"), String.class, "1.5"),
        arguments(BooleanValue.TRUE, String.class, "true"),
        arguments(new DateValue(LocalDate.EPOCH), String.class, "1970-01-01"),
        arguments(integer(1), Boolean.class, true),
        arguments(integer(0), boolean.class, false),
        arguments(BooleanValue.TRUE, Boolean.class, true),
        arguments(text("FALSE"), Boolean.class, false),
        arguments(decimal("1.0"), Boolean.class, true),
        arguments(integer(127), Byte.class, (byte) 127),
        arguments(integer(-32768), Short.class, (short) -32768),
        arguments(integer(2147483647), Integer.class, 2147483647),
        arguments(decimal("7.00"), int.class, 7),
        arguments(new DoubleValue(7), Integer.class, 7),
        arguments(text(" 42 "), Integer.class, 42),
        arguments(BooleanValue.TRUE, Integer.class, 1),
        arguments(integer(Long.MIN_VALUE), Long.class, Long.MIN_VALUE),
        arguments(decimal("9223372036854775807"), Long.class, Long.MAX_VALUE),
        arguments(decimal("1.5"), Float.class, 1.5f),
        arguments(integer(3), Double.class, 3.0),
        arguments(new DoubleValue(0.1), Double.class, 0.1),
        arguments(new DoubleValue(0.1), BigDecimal.class, new BigDecimal("0.1")),
        arguments(decimal("1E+20"), BigInteger.class, BigInteger.TEN.pow(20)),
        arguments(text("1e3"), BigDecimal.class, new BigDecimal("1e3")),
        arguments(new BinaryValue(bytes), byte[].class, bytes),
        arguments(new DateValue(STAMP.toLocalDate()), LocalDate.class, STAMP.toLocalDate()),
        arguments(new TimestampValue(STAMP), LocalDate.class, STAMP.toLocalDate()),
        arguments(text("2024-02-29"), LocalDate.class, STAMP.toLocalDate()),
        arguments(text("2024-02-29T12:00:00"), LocalDate.class, STAMP.toLocalDate()),
        arguments(new TimeValue(STAMP.toLocalTime()), LocalTime.class, STAMP.toLocalTime()),
        arguments(new TimestampValue(STAMP), LocalTime.class, STAMP.toLocalTime()),
        arguments(text("10:11:12"), LocalTime.class, LocalTime.parse("10:11:12")),
        arguments(new TimestampValue(STAMP), LocalDateTime.class, STAMP),
        arguments(
            new DateValue(LocalDate.EPOCH), LocalDateTime.class, LocalDate.EPOCH.atStartOfDay()),
        arguments(
            new TimestampValue(STAMP),
            Instant.class,
            STAMP.atZone(ZoneId.systemDefault()).toInstant()),
        arguments(new ZonedTimestampValue(ZONED), Instant.class, ZONED.toInstant()),
        arguments(new ZonedTimestampValue(ZONED), OffsetDateTime.class, ZONED),
        arguments(new ZonedTimestampValue(ZONED), ZonedDateTime.class, ZONED.toZonedDateTime()),
        arguments(new ZonedTimeValue(ZONED.toOffsetTime()), OffsetTime.class, ZONED.toOffsetTime()),
        arguments(new ZonedTimeValue(ZONED.toOffsetTime()), String.class, "23:59:58+05:30"),
        arguments(new YearMonthValue(-18, 2), String.class, "-1-6"),
        arguments(
            new ZonedTimestampValue(ZONED),
            LocalDateTime.class,
            ZONED.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime()),
        arguments(text("2024-02-29T23:59:58+05:30"), OffsetDateTime.class, ZONED),
        arguments(new DateValue(LocalDate.EPOCH), Date.class, Date.valueOf("1970-01-01")),
        arguments(new TimeValue(LocalTime.parse("10:11:12")), Time.class, Time.valueOf("10:11:12")),
        arguments(new TimestampValue(STAMP), Timestamp.class, Timestamp.valueOf(STAMP)),
        arguments(
            new TimestampValue(LocalDateTime.parse("1500-02-28T12:00:00")),
            Timestamp.class,
            Timestamp.valueOf("1500-02-28 12:00:00")),
        arguments(
            new ZonedTimestampValue(ZONED), Timestamp.class, Timestamp.from(ZONED.toInstant())),
        arguments(new TimestampValue(STAMP), java.util.Date.class, Timestamp.valueOf(STAMP)),
        arguments(text(A_UUID.toString()), UUID.class, A_UUID),
        arguments(
            new StructValue(List.of(new StructValue.Field("a", NullValue.NULL))),
            String.class,
            "{\"a\":null}"));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void aKindIsReadAsAClass(Value value, Class<?> type, Object expected) throws SQLException {
    ResultSet rows = row(value);
    assertThat((Object) rows.getObject(1, type)).isEqualTo(expected);
    assertThat((Object) rows.getObject("C", type)).isEqualTo(expected);
    assertThat(rows.wasNull()).isFalse();
  }

  static Stream<Arguments> refused() {
    StructValue struct = new StructValue(List.of());
    BinaryValue bytes = new BinaryValue(new byte[3]);
    TimeValue time = new TimeValue(LocalTime.NOON);
    return Stream.of(
        arguments(integer(128), Byte.class, "22003"),
        arguments(integer(-129), Byte.class, "22003"),
        arguments(integer(32768), Short.class, "22003"),
        arguments(integer(2147483648L), Integer.class, "22003"),
        arguments(decimal("9223372036854775808"), Long.class, "22003"),
        arguments(decimal("1.5"), Integer.class, "22003"),
        arguments(new DoubleValue(1e300), Float.class, "22003"),
        arguments(decimal("1E+125"), Float.class, "22003"),
        arguments(new DoubleValue(Double.NaN), BigDecimal.class, "22003"),
        arguments(new DoubleValue(Double.POSITIVE_INFINITY), Long.class, "22003"),
        arguments(text("1E+999999999"), BigInteger.class, "22003"),
        arguments(text("1E-999999999"), Integer.class, "22003"),
        arguments(decimal("0.5"), BigInteger.class, "22003"),
        arguments(integer(2), Boolean.class, "22018"),
        arguments(text("maybe"), Boolean.class, "22018"),
        arguments(text("s3cret"), Integer.class, "22018"),
        arguments(text("s3cret"), BigDecimal.class, "22018"),
        arguments(text("s3cret"), UUID.class, "22018"),
        arguments(text("s3cret"), LocalDate.class, "22018"),
        arguments(text("s3cret"), Timestamp.class, "22018"),
        arguments(bytes, UUID.class, "22018"),
        arguments(text("s3cret"), byte[].class, "07006"),
        arguments(bytes, Integer.class, "07006"),
        arguments(struct, Integer.class, "07006"),
        arguments(struct, List.class, "07006"),
        arguments(integer(5), LocalDate.class, "07006"),
        arguments(integer(5), Timestamp.class, "07006"),
        arguments(integer(5), Map.class, "07006"),
        arguments(time, LocalDate.class, "07006"),
        arguments(time, Instant.class, "07006"),
        arguments(new DateValue(LocalDate.EPOCH), Time.class, "07006"),
        arguments(BooleanValue.TRUE, LocalDate.class, "07006"),
        arguments(text("x"), Thread.class, "07006"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDoesNotFitIsAnErrorThatNamesTheColumnAndNotTheValue(
      Value value, Class<?> type, String state) throws SQLException {
    ResultSet rows = row(value);
    assertThatThrownBy(() -> rows.getObject(1, type))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageContaining("column 'c'")
        .message()
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @EnumSource(
      value = ValueKind.class,
      names = {"NULL", "MISSING"})
  void anAbsentValueIsNullOrZeroAndWasNull(ValueKind kind) throws SQLException {
    ResultSet rows = row(kind == ValueKind.NULL ? NullValue.NULL : MissingValue.MISSING);
    assertThat(rows.getString(1)).isNull();
    assertThat(rows.wasNull()).isTrue();
    assertThat(rows.getInt(1)).isZero();
    assertThat(rows.getLong(1)).isZero();
    assertThat(rows.getByte(1)).isZero();
    assertThat(rows.getShort(1)).isZero();
    assertThat(rows.getDouble(1)).isZero();
    assertThat(rows.getFloat(1)).isZero();
    assertThat(rows.getBoolean(1)).isFalse();
    assertThat(rows.getObject(1)).isNull();
    assertThat(rows.getObject(1, Integer.class)).isNull();
    assertThat(rows.getDate(1)).isNull();
    assertThat(rows.getBytes(1)).isNull();
    assertThat(rows.getBlob(1)).isNull();
    assertThat(rows.getArray(1)).isNull();
    assertThat(rows.getAsciiStream(1)).isNull();
    assertThat(rows.wasNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN,         java.lang.Boolean",
    "SMALLINT,        java.lang.Integer",
    "INTEGER,         java.lang.Integer",
    "BIGINT,          java.lang.Long",
    "DECIMAL,         java.math.BigDecimal",
    "REAL,            java.lang.Float",
    "DOUBLE,          java.lang.Double",
    "STRING,          java.lang.String",
  })
  void getObjectGivesTheClassThatTheMetadataNames(SqlType.Kind kind, Class<?> expected)
      throws SQLException {
    ResultSet rows = row(SqlType.of(kind), integer(1));
    assertThat(rows.getObject(1)).isInstanceOf(expected);
    assertThat(rows.getObject(1, Object.class)).isInstanceOf(expected);
    assertThat(rows.getMetaData().getColumnClassName(1)).isEqualTo(expected.getName());
  }

  @Test
  void getObjectOfAnyGivesWhatShowsTheValueBest() throws SQLException {
    assertThat(row(integer(1)).getObject(1)).isEqualTo(1L);
    assertThat(row(new TimestampValue(STAMP)).getObject(1)).isEqualTo(Timestamp.valueOf(STAMP));
    assertThat(row(new ZonedTimestampValue(ZONED)).getObject(1)).isEqualTo(ZONED);
    assertThat(row(new ListValue(List.of(integer(1)))).getObject(1)).isEqualTo("[1]");
  }

  @Test
  void aValueOfAKindThatItsColumnHasNotIsStillShown() throws SQLException {
    assertThat(row(SqlType.of(SqlType.Kind.DATE), text("not a date at all")).getString(1))
        .isEqualTo("not a date at all");
    assertThat(row(SqlType.INTEGER, new StructValue(List.of())).getObject(1)).isEqualTo("{}");
  }

  @Test
  void documentsAreMapsAndLists() throws SQLException {
    Value document =
        new StructValue(
            List.of(
                new StructValue.Field("a", integer(1)),
                new StructValue.Field("b", new ListValue(List.of(text("x"), NullValue.NULL))),
                new StructValue.Field("a", integer(2))));
    Map<?, ?> map = row(SqlType.of(SqlType.Kind.JSON), document).getObject(1, Map.class);
    assertThat(map.get("a")).isEqualTo(1L);
    assertThat(map.get("b")).isEqualTo(Arrays.asList("x", null));
    Value set = new SetValue(ValueKind.STRING_SET, List.of(text("x"), text("y")));
    assertThat((Object) row(set).getObject(1, List.class)).isEqualTo(List.of("x", "y"));
    Array array = row(set).getArray(1);
    assertThat((Object[]) array.getArray()).containsExactly("x", "y");
    assertThat((Object[]) array.getArray(2, 5)).containsExactly("y");
    assertThat(array.getBaseTypeName()).isEqualTo("STRING");
    try (ResultSet elements = array.getResultSet()) {
      assertThat(elements.next()).isTrue();
      assertThat(elements.getInt("INDEX")).isEqualTo(1);
      assertThat(elements.getString("VALUE")).isEqualTo("x");
    }
    array.free();
    assertThatThrownBy(array::getArray).isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/St_Johns"})
  void aCalendarGivesTheZone(String zone) throws SQLException {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
    ResultSet rows = row(new TimestampValue(STAMP));
    Instant expected = STAMP.atZone(ZoneId.of(zone)).toInstant();
    assertThat(rows.getTimestamp(1, calendar).toInstant()).isEqualTo(expected);
    assertThat(rows.getTimestamp("c", calendar).getNanos()).isEqualTo(123456789);
    assertThat(rows.getDate(1, calendar).getTime())
        .isEqualTo(STAMP.toLocalDate().atStartOfDay(ZoneId.of(zone)).toInstant().toEpochMilli());
    assertThat(row(new ZonedTimestampValue(ZONED)).getTimestamp(1, calendar).toInstant())
        .isEqualTo(ZONED.toInstant());
  }

  @Test
  @SuppressWarnings("deprecation")
  void theScaleAskedForIsHonoured() throws SQLException {
    assertThat(row(decimal("1.235")).getBigDecimal(1, 2)).isEqualTo(new BigDecimal("1.24"));
    assertThat(row(integer(1)).getBigDecimal("c", 3)).isEqualTo(new BigDecimal("1.000"));
  }

  @Test
  void streamsAndLargeObjectsReadTheWholeValue() throws SQLException, IOException {
    byte[] bytes = "grüße".getBytes(StandardCharsets.UTF_8);
    ResultSet binary = row(new BinaryValue(bytes));
    assertThat(binary.getBinaryStream(1).readAllBytes()).isEqualTo(bytes);
    assertThat(binary.getBlob(1).length()).isEqualTo(bytes.length);
    assertThat(binary.getBlob(1).getBytes(2, 3)).containsExactly(bytes[1], bytes[2], bytes[3]);
    assertThat(binary.getBlob(1).position(new byte[] {bytes[5]}, 1)).isEqualTo(6);
    ResultSet text = row(text("grüße"));
    assertThat(text.getClob(1).getSubString(3, 2)).isEqualTo("üß");
    assertThat(text.getClob(1).position("ße", 1)).isEqualTo(4);
    assertThat(text.getNString(1)).isEqualTo("grüße");
    char[] characters = new char[9];
    assertThat(text.getCharacterStream(1).read(characters)).isEqualTo(5);
    assertThatThrownBy(() -> text.getClob(1).getSubString(9, 1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> text.getSQLXML(1)).hasMessageContaining("SQLXML");
    assertThat(row(text("https://example.com/")).getURL(1)).hasHost("example.com");
  }

  @Test
  void theBytesGivenAreACopy() throws SQLException {
    ResultSet rows = row(new BinaryValue(new byte[] {1}));
    rows.getBytes(1)[0] = 9;
    assertThat(rows.getBytes(1)).containsExactly(1);
  }
}
