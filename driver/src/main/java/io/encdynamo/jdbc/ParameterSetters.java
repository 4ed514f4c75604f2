package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters: each hands its object to one of two, without or with the SQL type asked for. */
abstract class ParameterSetters extends JdbcStatement implements PreparedStatement {

  ParameterSetters(JdbcConnection connection) {
    super(connection, true);
  }

  /** Sets a parameter; the object's class says what it becomes. */
  abstract void set(int parameter, @Nullable Object object, @Nullable Calendar calendar)
      throws SQLException;

  /** Sets a parameter, as a code of java.sql.Types; scale -1 for any. */
  abstract void setAs(int parameter, @Nullable Object object, int type, int scale)
      throws SQLException;

  private void set(int parameter, @Nullable Object object) throws SQLException {
    set(parameter, object, null);
  }

  @Override
  public final void setNull(int parameter, int type) throws SQLException {
    set(parameter, null);
  }

  @Override
  public final void setNull(int parameter, int type, String name) throws SQLException {
    set(parameter, null);
  }

  @Override
  public final void setBoolean(int parameter, boolean x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setByte(int parameter, byte x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setShort(int parameter, short x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setInt(int parameter, int x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setLong(int parameter, long x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setFloat(int parameter, float x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setDouble(int parameter, double x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setBigDecimal(int parameter, @Nullable BigDecimal x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setString(int parameter, @Nullable String x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setNString(int parameter, @Nullable String x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setBytes(int parameter, byte @Nullable [] x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setDate(int parameter, @Nullable Date x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setDate(int parameter, @Nullable Date x, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, x, calendar);
  }

  @Override
  public final void setTime(int parameter, @Nullable Time x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setTime(int parameter, @Nullable Time x, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, x, calendar);
  }

  @Override
  public final void setTimestamp(int parameter, @Nullable Timestamp x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setTimestamp(int parameter, @Nullable Timestamp x, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, x, calendar);
  }

  @Override
  public final void setURL(int parameter, @Nullable URL x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setArray(int parameter, @Nullable Array x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setBlob(int parameter, @Nullable Blob x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setClob(int parameter, @Nullable Clob x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setNClob(int parameter, @Nullable NClob x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object x, int type) throws SQLException {
    setAs(parameter, x, type, -1);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object x, int type, int scaleOrLength)
      throws SQLException {
    Object object = x;
    if (x instanceof InputStream stream) {
      object = bytes(parameter, stream, scaleOrLength);
    } else if (x instanceof Reader reader) {
      object = text(parameter, reader, scaleOrLength);
    }
    setAs(parameter, object, type, scaleOrLength);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object x, SQLType type) throws SQLException {
    setObject(parameter, x, code(type));
  }

  @Override
  public final void setObject(int parameter, @Nullable Object x, SQLType type, int scaleOrLength)
      throws SQLException {
    setObject(parameter, x, code(type), scaleOrLength);
  }

  private static int code(@Nullable SQLType type) throws SQLException {
    Integer code = type == null ? null : type.getVendorTypeNumber();
    if (code == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The SQL type is null; give a JDBCType");
    }
    return code;
  }

  @Override
  public final void setBinaryStream(int parameter, @Nullable InputStream x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setBinaryStream(int parameter, @Nullable InputStream x, int length)
      throws SQLException {
    set(parameter, bytes(parameter, x, length));
  }

  @Override
  public final void setBinaryStream(int parameter, @Nullable InputStream x, long length)
      throws SQLException {
    set(parameter, bytes(parameter, x, length));
  }

  @Override
  public final void setBlob(int parameter, @Nullable InputStream x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setBlob(int parameter, @Nullable InputStream x, long length)
      throws SQLException {
    set(parameter, bytes(parameter, x, length));
  }

  @Override
  public final void setAsciiStream(int parameter, @Nullable InputStream x) throws SQLException {
    set(parameter, decoded(parameter, x, -1, true));
  }

  @Override
  public final void setAsciiStream(int parameter, @Nullable InputStream x, int length)
      throws SQLException {
    set(parameter, decoded(parameter, x, length, true));
  }

  @Override
  public final void setAsciiStream(int parameter, @Nullable InputStream x, long length)
      throws SQLException {
    set(parameter, decoded(parameter, x, length, true));
  }

  @Deprecated
  @Override
  public final void setUnicodeStream(int parameter, @Nullable InputStream x, int length)
      throws SQLException {
    set(parameter, decoded(parameter, x, length, false));
  }

  @Override
  public final void setCharacterStream(int parameter, @Nullable Reader x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setCharacterStream(int parameter, @Nullable Reader x, int length)
      throws SQLException {
    set(parameter, text(parameter, x, length));
  }

  @Override
  public final void setCharacterStream(int parameter, @Nullable Reader x, long length)
      throws SQLException {
    set(parameter, text(parameter, x, length));
  }

  @Override
  public final void setNCharacterStream(int parameter, @Nullable Reader x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setNCharacterStream(int parameter, @Nullable Reader x, long length)
      throws SQLException {
    set(parameter, text(parameter, x, length));
  }

  @Override
  public final void setClob(int parameter, @Nullable Reader x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setClob(int parameter, @Nullable Reader x, long length) throws SQLException {
    set(parameter, text(parameter, x, length));
  }

  @Override
  public final void setNClob(int parameter, @Nullable Reader x) throws SQLException {
    set(parameter, x);
  }

  @Override
  public final void setNClob(int parameter, @Nullable Reader x, long length) throws SQLException {
    set(parameter, text(parameter, x, length));
  }

  @Override
  public final void setRef(int parameter, @Nullable Ref x) throws SQLException {
    throw noSuchType("Ref");
  }

  @Override
  public final void setRowId(int parameter, @Nullable RowId x) throws SQLException {
    throw noSuchType("RowId");
  }

  @Override
  public final void setSQLXML(int parameter, @Nullable SQLXML x) throws SQLException {
    throw noSuchType("SQLXML");
  }

  private SQLFeatureNotSupportedException noSuchType(String type) throws SQLException {
    requireOpen();
    return SqlExceptions.notSupported(
        "A parameter of class " + type, "DynamoDB has no such type; use setString or setBytes");
  }

  private static @Nullable String decoded(
      int parameter, @Nullable InputStream stream, long length, boolean ascii) throws SQLException {
    byte[] bytes = bytes(parameter, stream, length);
    return bytes == null
        ? null
        : new String(bytes, ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8);
  }

  /** The bytes of a stream, exactly as many as were announced; all where length is -1. */
  private static byte @Nullable [] bytes(int parameter, @Nullable InputStream stream, long length)
      throws SQLException {
    if (stream == null) {
      return null;
    }
    try {
      byte[] bytes =
          length < 0
              ? stream.readAllBytes()
              : stream.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
      requireLength(parameter, bytes.length, length);
      return bytes;
    } catch (IOException e) {
      throw unreadable(parameter);
    }
  }

  /** The characters of a reader, exactly as many as were announced. */
  private static @Nullable String text(int parameter, @Nullable Reader reader, long length)
      throws SQLException {
    if (reader == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try {
      while (text.length() < length) {
        int read = reader.read(buffer, 0, (int) Math.min(buffer.length, length - text.length()));
        if (read < 0) {
          break;
        }
        text.append(buffer, 0, read);
      }
    } catch (IOException e) {
      throw unreadable(parameter);
    }
    requireLength(parameter, text.length(), length);
    return text.toString();
  }

  private static void requireLength(int parameter, long read, long announced) throws SQLException {
    if (announced >= 0 && read != announced) {
      throw SqlExceptions.of(
          ErrorCode.VALUE_INVALID,
          "Parameter " + parameter,
          "its stream ends before the length given with it");
    }
  }

  private static SQLException unreadable(int parameter) {
    return SqlExceptions.of(
        ErrorCode.VALUE_INVALID, "Parameter " + parameter, "its stream cannot be read");
  }
}
