package io.encdynamo.crypto;

/** The first byte of an encoded value (format page, ENC). */
final class Tag {
  static final byte NULL = 0x00;
  static final byte FALSE = 0x01;
  static final byte TRUE = 0x02;
  static final byte NUMBER = 0x03;
  static final byte DOUBLE = 0x04;
  static final byte STRING = 0x05;
  static final byte BINARY = 0x06;
  static final byte DATE = 0x07;
  static final byte TIME = 0x08;
  static final byte TIMESTAMP = 0x09;
  static final byte ZONED_TIMESTAMP = 0x0A;
  static final byte LIST = 0x0B;
  static final byte MAP = 0x0C;
  static final byte STRING_SET = 0x0D;
  static final byte NUMBER_SET = 0x0E;
  static final byte BINARY_SET = 0x0F;
  static final byte CODEC = 0x10;

  private Tag() {}
}
