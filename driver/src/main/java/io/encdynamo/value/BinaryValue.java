package io.encdynamo.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes. The array belongs to the value: whoever gives or takes it must not change it. */
public final class BinaryValue implements Value {
  private final byte[] bytes;
  private final @Nullable CodecType codec;

  public BinaryValue(byte[] bytes) {
    this(bytes, null);
  }

  /** A value of a type of somebody's own; {@link CodecType} makes them. */
  BinaryValue(byte[] bytes, @Nullable CodecType codec) {
    this.bytes = bytes;
    this.codec = codec;
  }

  /**
   * The type of somebody's own that it is of; null for mere bytes. Makes no difference to order.
   */
  public @Nullable CodecType codec() {
    return codec;
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
