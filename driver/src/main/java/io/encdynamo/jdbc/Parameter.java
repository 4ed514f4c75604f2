package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What a setter makes of the object it is given. */
final class Parameter {
  private Parameter() {}

  private static Place place(int index, @Nullable TimeZone zone) {
    return new Place("parameter " + index, zone);
  }

  /**
   * The value of an object for a parameter.
   *
   * @param type that the statement takes the parameter as
   * @param zone of the Calendar given with it
   */
  static Value of(@Nullable Object object, int index, SqlType type, @Nullable TimeZone zone)
      throws SQLException {
    // A Timestamp is an instant: where the column keeps one, no zone may come in between.
    if (object instanceof java.util.Date date
        && type.kind() == SqlType.Kind.ZONED_TIMESTAMP
        && (object instanceof Timestamp || object.getClass() == java.util.Date.class)) {
      return new ZonedTimestampValue(date.toInstant().atOffset(ZoneOffset.UTC));
    }
    CodecType codec = type.codec();
    return SqlExceptions.call(
        () ->
            codec != null && codec.javaClass().isInstance(object)
                ? codec.value(object)
                : JavaValues.of(object, place(index, zone)));
  }

  /**
   * A value as the SQL type that setObject names; nothing is cut off but what {@code scale} asks
   * for.
   *
   * @param code of {@link Types}
   * @param scale of DECIMAL and NUMERIC; -1 for any
   */
  static Value as(Value value, int index, int code, int scale) throws SQLException {
    if (value.isAbsent()) {
      return value;
    }
    Optional<SqlType> type = type(code);
    if (type.isEmpty()) {
      return value;
    }
    return SqlExceptions.call(() -> converted(value, type.get(), place(index, null), scale));
  }

  private static Value converted(Value value, SqlType type, Place place, int scale)
      throws SQLException {
    if (type.kind() == SqlType.Kind.STRING) {
      return value.kind() == ValueKind.STRING ? value : new StringValue(Conversions.text(value));
    }
    if (type.kind() == SqlType.Kind.DECIMAL) {
      BigDecimal number = NumberTypes.DECIMAL.read(value, place);
      return JavaValues.of(
          scale < 0 ? number : number.setScale(scale, RoundingMode.HALF_UP), place);
    }
    return value.kind() == ValueKind.STRING
        ? Conversions.cast(value, type)
        : Conversions.convert(value, type);
  }

  /** Nothing for the codes that leave the type to the object. */
  private static Optional<SqlType> type(int code) throws SQLException {
    SqlType.Kind kind =
        switch (code) {
          case Types.BIT, Types.BOOLEAN -> SqlType.Kind.BOOLEAN;
          case Types.TINYINT, Types.SMALLINT -> SqlType.Kind.SMALLINT;
          case Types.INTEGER -> SqlType.Kind.INTEGER;
          case Types.BIGINT -> SqlType.Kind.BIGINT;
          case Types.DECIMAL, Types.NUMERIC -> SqlType.Kind.DECIMAL;
          case Types.REAL -> SqlType.Kind.REAL;
          case Types.FLOAT, Types.DOUBLE -> SqlType.Kind.DOUBLE;
          case Types.DATE -> SqlType.Kind.DATE;
          case Types.TIME -> SqlType.Kind.TIME;
          case Types.TIME_WITH_TIMEZONE -> SqlType.Kind.ZONED_TIME;
          case Types.TIMESTAMP -> SqlType.Kind.TIMESTAMP;
          case Types.TIMESTAMP_WITH_TIMEZONE -> SqlType.Kind.ZONED_TIMESTAMP;
          case Types.CHAR,
              Types.VARCHAR,
              Types.LONGVARCHAR,
              Types.NCHAR,
              Types.NVARCHAR,
              Types.LONGNVARCHAR,
              Types.CLOB,
              Types.NCLOB ->
              SqlType.Kind.STRING;
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
              SqlType.Kind.BINARY;
          case Types.ARRAY -> SqlType.Kind.LIST;
          case Types.STRUCT -> SqlType.Kind.MAP;
          case Types.OTHER, Types.JAVA_OBJECT, Types.NULL -> SqlType.Kind.ANY;
          case Types.REF,
              Types.DATALINK,
              Types.ROWID,
              Types.SQLXML,
              Types.DISTINCT,
              Types.REF_CURSOR ->
              throw SqlExceptions.notSupported("The SQL type " + code, "use setObject without it");
          default ->
              throw SqlExceptions.of(
                  ErrorCode.ARGUMENT_INVALID, code + " is not a code of java.sql.Types");
        };
    return kind == SqlType.Kind.ANY ? Optional.empty() : Optional.of(SqlType.of(kind));
  }
}
