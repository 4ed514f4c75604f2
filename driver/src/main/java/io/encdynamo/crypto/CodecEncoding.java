package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of somebody's own types as bytes (format page, ENC 10): the type's name, its bytes. */
final class CodecEncoding {
  private CodecEncoding() {}

  static boolean fits(Value value, SqlType type) {
    return value instanceof BinaryValue binary
        && binary.codec() != null
        && binary.codec().equals(type.codec());
  }

  static byte[] encode(CodecType codec, BinaryValue value) {
    return Derivation.concat(prefix(codec), value.bytes());
  }

  private static byte[] prefix(CodecType codec) {
    byte[] name = Utf8.encode(codec.name());
    byte[] prefix = new byte[1 + Short.BYTES + name.length];
    prefix[0] = Tag.CODEC;
    BigEndian.putShort(prefix, 1, name.length);
    System.arraycopy(name, 0, prefix, 1 + Short.BYTES, name.length);
    return prefix;
  }

  /** The value of an encoding, which must be of this very type. */
  static Value decode(SqlType type, byte[] encoded) throws NotCanonicalException {
    CodecType codec = type.codec();
    if (codec == null) {
      throw new NotCanonicalException();
    }
    byte[] prefix = prefix(codec);
    int end = Math.min(prefix.length, encoded.length);
    if (!Arrays.equals(prefix, 0, prefix.length, encoded, 0, end)) {
      throw new NotCanonicalException();
    }
    return require(type, Arrays.copyOfRange(encoded, prefix.length, encoded.length));
  }

  /**
   * The value of a codec's bytes.
   *
   * @throws DriverException 0A000 if the codec is not there
   */
  static Value require(SqlType type, byte[] bytes) throws NotCanonicalException {
    CodecType codec = type.codec();
    @Nullable Value value = codec == null ? null : codec.read(bytes);
    if (value == null) {
      throw new NotCanonicalException();
    }
    return value;
  }
}
