package io.encdynamo.value;

import java.util.Arrays;

/** Bytes. The array belongs to the value: whoever gives or takes it must not change it. */
public final class BinaryValue implements Value {
  private final byte[] bytes;

  public BinaryValue(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes themselves, not a copy; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.BINARY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinaryValue that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
