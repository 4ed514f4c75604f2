package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.Codecs;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.TypeDescription;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimeValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of conversions from classes of Java to values (JDBC 4.3, table B-4). */
final class JavaValues {
  /** How objects of a class become a value. */
  interface Writer<T> {
    Value write(T object, Place place) throws SQLException, IOException;
  }

  private record Row<T>(Class<T> type, Writer<T> writer) {
    @Nullable Value write(Object object, Place place) throws SQLException, IOException {
      return type.isInstance(object) ? writer.write(type.cast(object), place) : null;
    }
  }

  /** In this order: a class stands before those it extends. */
  private static final List<Row<?>> ROWS =
      List.of(
          row(String.class, (text, place) -> new StringValue(text)),
          row(Long.class, (number, place) -> new IntegerValue(number)),
          row(Integer.class, (number, place) -> new IntegerValue(number)),
          row(BigDecimal.class, JavaValues::decimal),
          row(Double.class, (number, place) -> new DoubleValue(number)),
          row(Boolean.class, (flag, place) -> BooleanValue.of(flag)),
          row(Short.class, (number, place) -> new IntegerValue(number)),
          row(Byte.class, (number, place) -> new IntegerValue(number)),
          row(Float.class, JavaValues::singlePrecision),
          row(BigInteger.class, JavaValues::integer),
          row(byte[].class, (bytes, place) -> new BinaryValue(bytes.clone())),
          row(LocalDate.class, (date, place) -> new DateValue(date)),
          row(LocalTime.class, (time, place) -> new TimeValue(time)),
          row(OffsetTime.class, (time, place) -> new ZonedTimeValue(time)),
          row(LocalDateTime.class, (timestamp, place) -> new TimestampValue(timestamp)),
          row(OffsetDateTime.class, (timestamp, place) -> new ZonedTimestampValue(timestamp)),
          row(
              ZonedDateTime.class,
              (timestamp, place) -> new ZonedTimestampValue(timestamp.toOffsetDateTime())),
          row(
              Instant.class,
              (instant, place) -> new ZonedTimestampValue(instant.atOffset(ZoneOffset.UTC))),
          row(
              Date.class,
              (date, place) -> new DateValue(LegacyTimes.localDate(date, place.zoneOrDefault()))),
          row(
              Time.class,
              (time, place) -> new TimeValue(LegacyTimes.localTime(time, place.zoneOrDefault()))),
          row(
              java.util.Date.class,
              (time, place) ->
                  new TimestampValue(LegacyTimes.localDateTime(time, place.zoneOrDefault()))),
          row(
              Calendar.class,
              (calendar, place) ->
                  new ZonedTimestampValue(
                      calendar
                          .toInstant()
                          .atZone(calendar.getTimeZone().toZoneId())
                          .toOffsetDateTime())),
          row(Character.class, (character, place) -> new StringValue(character.toString())),
          row(UUID.class, (uuid, place) -> new StringValue(uuid.toString())),
          row(URL.class, (url, place) -> new StringValue(url.toString())),
          row(Map.class, JavaValues::struct),
          row(Collection.class, JavaValues::list),
          row(Object[].class, (array, place) -> list(Arrays.asList(array), place)),
          row(Array.class, (array, place) -> of(array.getArray(), place)),
          row(
              Clob.class,
              (clob, place) -> new StringValue(clob.getSubString(1, (int) clob.length()))),
          row(Blob.class, (blob, place) -> new BinaryValue(blob.getBytes(1, (int) blob.length()))),
          row(InputStream.class, (stream, place) -> new BinaryValue(stream.readAllBytes())),
          row(Reader.class, JavaValues::text));

  private JavaValues() {}

  private static <T> Row<T> row(Class<T> type, Writer<T> writer) {
    return new Row<>(type, writer);
  }

  /**
   * The value of an object.
   *
   * @throws DriverException 07006 if there is none for its class, 22003 for a number of more than
   *     38 digits
   * @throws SQLException if a stream, Clob or Blob cannot be read
   */
  static Value of(@Nullable Object object, Place place) throws SQLException {
    if (object == null) {
      return NullValue.NULL;
    }
    try {
      for (Row<?> row : ROWS) {
        Value value = row.write(object, place);
        if (value != null) {
          return value;
        }
      }
    } catch (IOException e) {
      throw SqlExceptions.of(
          new DriverException(
              e, ErrorCode.VALUE_INVALID, place.name(), "its stream cannot be read"));
    }
    CodecType codec = Codecs.of(object);
    if (codec != null) {
      return codec.value(object);
    }
    throw place.notAllowed(object.getClass().getName(), "a value");
  }

  private static Value decimal(BigDecimal number, Place place) {
    // every further digit is a zero or an error: do not write a number of 10^9 digits out first
    if (number.precision() > TypeDescription.DIGITS
        && number.stripTrailingZeros().precision() > TypeDescription.DIGITS) {
      throw place.outOfRange("DECIMAL(38)");
    }
    return new DecimalValue(number);
  }

  private static Value integer(BigInteger number, Place place) {
    return number.bitLength() < Long.SIZE
        ? new IntegerValue(number.longValue())
        : decimal(new BigDecimal(number), place);
  }

  /** By its shortest decimal: 0.1f is 0.1 and not 0.10000000149. */
  private static Value singlePrecision(Float number, Place place) {
    return new DoubleValue(Double.parseDouble(number.toString()));
  }

  private static Value struct(Map<?, ?> map, Place place) throws SQLException {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw place.notAllowed("Map with keys that are not Strings", "a value");
      }
      fields.put(name, of(entry.getValue(), place));
    }
    return new StructValue(
        fields.entrySet().stream()
            .map(field -> new StructValue.Field(field.getKey(), field.getValue()))
            .toList());
  }

  private static Value list(Collection<?> collection, Place place) throws SQLException {
    List<Value> elements = new ArrayList<>(collection.size());
    for (Object element : collection) {
      elements.add(of(element, place));
    }
    return new ListValue(List.copyOf(elements));
  }

  private static Value text(Reader reader, Place place) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return new StringValue(text.toString());
  }
}
