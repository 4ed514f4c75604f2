package io.encdynamo.value;

/** The rows of the table of conversions that end with a type of somebody's own. */
final class CodecConversions {
  private CodecConversions() {}

  /** Bytes, if its codec gives them; a value of another such type is none of this one. */
  static Value fromBytes(Value value, SqlType type, boolean exact) {
    BinaryValue binary = (BinaryValue) value;
    CodecType codec = codec(type);
    if (codec.equals(binary.codec())) {
      return binary;
    }
    Value converted = binary.codec() == null ? codec.read(binary.bytes()) : null;
    if (converted == null) {
      throw Conversions.noCounterpart(type);
    }
    return converted;
  }

  static Value fromText(Value value, SqlType type, boolean exact) {
    return codec(type).parse(((StringValue) value).value());
  }

  private static CodecType codec(SqlType type) {
    if (type.codec() == null) {
      throw Conversions.noCounterpart(type);
    }
    return type.codec();
  }
}
