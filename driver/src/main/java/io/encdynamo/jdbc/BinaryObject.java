package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A Blob in memory, for reading; DynamoDB's items have 400 kB at most. */
final class BinaryObject implements Blob {
  private byte @Nullable [] bytes;

  BinaryObject(byte[] bytes) {
    this.bytes = bytes;
  }

  private byte[] bytes() throws SQLException {
    byte[] present = bytes;
    if (present == null) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "Blob");
    }
    return present;
  }

  @Override
  public long length() throws SQLException {
    return bytes().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    byte[] all = bytes();
    Ranges.check(position, length, all.length);
    int start = (int) position - 1;
    return Arrays.copyOfRange(all, start, (int) Math.min(all.length, (long) start + length));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    byte[] all = bytes();
    Ranges.check(position, length, all.length);
    return new ByteArrayInputStream(all, (int) position - 1, (int) Math.min(all.length, length));
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    byte[] all = bytes();
    Ranges.check(start, 0, all.length);
    for (int at = (int) start - 1; at <= all.length - pattern.length; at++) {
      if (Arrays.equals(all, at, at + pattern.length, pattern, 0, pattern.length)) {
        return at + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return position(pattern.getBytes(1, (int) pattern.length()), start);
  }

  @Override
  public int setBytes(long position, byte[] change) throws SQLException {
    throw Ranges.readOnly("Blob");
  }

  @Override
  public int setBytes(long position, byte[] change, int offset, int length) throws SQLException {
    throw Ranges.readOnly("Blob");
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    throw Ranges.readOnly("Blob");
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw Ranges.readOnly("Blob");
  }

  @Override
  public void free() {
    bytes = null;
  }
}
