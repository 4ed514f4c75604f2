package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A Clob in memory, for reading; DynamoDB's items have 400 kB at most. */
final class CharacterObject implements NClob {
  private @Nullable String text;

  CharacterObject(String text) {
    this.text = text;
  }

  private String text() throws SQLException {
    String present = text;
    if (present == null) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "Clob");
    }
    return present;
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    String all = text();
    Ranges.check(position, length, all.length());
    int start = (int) position - 1;
    return all.substring(start, (int) Math.min(all.length(), (long) start + length));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) Math.min(Integer.MAX_VALUE, length)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String pattern, long start) throws SQLException {
    String all = text();
    Ranges.check(start, 0, all.length());
    int at = all.indexOf(pattern, (int) start - 1);
    return at < 0 ? -1 : at + 1L;
  }

  @Override
  public long position(Clob pattern, long start) throws SQLException {
    return position(pattern.getSubString(1, (int) pattern.length()), start);
  }

  @Override
  public int setString(long position, String change) throws SQLException {
    throw Ranges.readOnly("Clob");
  }

  @Override
  public int setString(long position, String change, int offset, int length) throws SQLException {
    throw Ranges.readOnly("Clob");
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw Ranges.readOnly("Clob");
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw Ranges.readOnly("Clob");
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw Ranges.readOnly("Clob");
  }

  @Override
  public void free() {
    text = null;
  }
}
