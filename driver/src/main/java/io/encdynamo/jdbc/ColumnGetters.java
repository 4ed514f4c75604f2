package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The getters by position: each reads one row of the table of conversions, {@link JavaTypes}. */
abstract class ColumnGetters extends LabelledGetters {

  /** The value of the current row, decrypted; what wasNull tells next is about this one. */
  abstract Value value(int column) throws SQLException;

  abstract Place place(int column);

  abstract SqlType type(int column);

  private <T> @Nullable T read(int column, JavaType<T> target) throws SQLException {
    Value value = value(column);
    if (value.isAbsent()) {
      return null;
    }
    try {
      return target.read(value, place(column));
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    }
  }

  private <T> T read(int column, JavaType<T> target, T absent) throws SQLException {
    T result = read(column, target);
    return result == null ? absent : result;
  }

  private <T> @Nullable T read(int column, JavaType<T> target, @Nullable Calendar calendar)
      throws SQLException {
    Value value = value(column);
    if (value.isAbsent()) {
      return null;
    }
    try {
      Place place = place(column);
      return target.read(
          value, calendar == null ? place : new Place(place.name(), calendar.getTimeZone()));
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    }
  }

  @Override
  public final @Nullable String getString(int column) throws SQLException {
    return read(column, JavaTypes.STRING);
  }

  @Override
  public final @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public final boolean getBoolean(int column) throws SQLException {
    return read(column, NumberTypes.BOOLEAN, false);
  }

  @Override
  public final byte getByte(int column) throws SQLException {
    return read(column, NumberTypes.BYTE, (byte) 0);
  }

  @Override
  public final short getShort(int column) throws SQLException {
    return read(column, NumberTypes.SHORT, (short) 0);
  }

  @Override
  public final int getInt(int column) throws SQLException {
    return read(column, NumberTypes.INTEGER, 0);
  }

  @Override
  public final long getLong(int column) throws SQLException {
    return read(column, NumberTypes.LONG, 0L);
  }

  @Override
  public final float getFloat(int column) throws SQLException {
    return read(column, NumberTypes.FLOAT, 0f);
  }

  @Override
  public final double getDouble(int column) throws SQLException {
    return read(column, NumberTypes.DOUBLE, 0d);
  }

  @Override
  public final @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return read(column, NumberTypes.DECIMAL);
  }

  /** Rounds half up to the scale, which deprecated JDBC asks for here and nowhere else. */
  @Deprecated
  @Override
  public final @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal number = getBigDecimal(column);
    return number == null ? null : number.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public final byte @Nullable [] getBytes(int column) throws SQLException {
    return read(column, JavaTypes.BYTES);
  }

  @Override
  public final @Nullable Date getDate(int column) throws SQLException {
    return read(column, TimeTypes.DATE);
  }

  @Override
  public final @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    return read(column, TimeTypes.DATE, calendar);
  }

  @Override
  public final @Nullable Time getTime(int column) throws SQLException {
    return read(column, TimeTypes.TIME);
  }

  @Override
  public final @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    return read(column, TimeTypes.TIME, calendar);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return read(column, TimeTypes.TIMESTAMP);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    return read(column, TimeTypes.TIMESTAMP, calendar);
  }

  @Override
  public final @Nullable InputStream getAsciiStream(int column) throws SQLException {
    return encoded(column, StandardCharsets.US_ASCII);
  }

  @Deprecated
  @Override
  public final @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    return encoded(column, StandardCharsets.UTF_8);
  }

  private @Nullable InputStream encoded(int column, Charset charset) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(charset));
  }

  @Override
  public final @Nullable InputStream getBinaryStream(int column) throws SQLException {
    return read(column, JavaTypes.STREAM);
  }

  @Override
  public final @Nullable Reader getCharacterStream(int column) throws SQLException {
    return read(column, JavaTypes.READER);
  }

  @Override
  public final @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public final @Nullable Clob getClob(int column) throws SQLException {
    return read(column, JavaTypes.CLOB);
  }

  @Override
  public final @Nullable NClob getNClob(int column) throws SQLException {
    return read(column, JavaTypes.NCLOB);
  }

  @Override
  public final @Nullable Blob getBlob(int column) throws SQLException {
    return read(column, JavaTypes.BLOB);
  }

  @Override
  public final @Nullable Array getArray(int column) throws SQLException {
    return read(column, JavaTypes.ARRAY);
  }

  @Override
  public final @Nullable URL getURL(int column) throws SQLException {
    return read(column, JavaTypes.URL);
  }

  @Override
  public final @Nullable Object getObject(int column) throws SQLException {
    Value value = value(column);
    if (value.isAbsent()) {
      return null;
    }
    try {
      return ObjectClass.read(value, type(column), place(column));
    } catch (RuntimeException e) {
      throw SqlExceptions.of(e);
    }
  }

  @Override
  public final @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> types)
      throws SQLException {
    TypeMaps.requireEmpty(types);
    return getObject(column);
  }

  @Override
  public final <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    if (type == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The class is null; give one");
    }
    if (type == Object.class) {
      return type.cast(getObject(column));
    }
    Value found = value(column);
    if (found instanceof BinaryValue binary
        && binary.codec() != null
        && type.isAssignableFrom(binary.codec().javaClass())
        && type != String.class) {
      return type.cast(getObject(column));
    }
    JavaType<T> target = JavaTypes.of(type).orElse(null);
    if (target == null) {
      value(column);
      throw SqlExceptions.of(place(column).notAllowed(type(column).sql(), type.getName()));
    }
    return read(column, target);
  }

  @Override
  public final Ref getRef(int column) throws SQLException {
    value(column);
    throw noSuchType("Ref");
  }

  @Override
  public final RowId getRowId(int column) throws SQLException {
    value(column);
    throw noSuchType("RowId");
  }

  @Override
  public final SQLXML getSQLXML(int column) throws SQLException {
    value(column);
    throw noSuchType("SQLXML");
  }

  private static SQLFeatureNotSupportedException noSuchType(String type) {
    return SqlExceptions.notSupported(
        "Reading a column as " + type, "DynamoDB has no such type; use getObject or getString");
  }
}
