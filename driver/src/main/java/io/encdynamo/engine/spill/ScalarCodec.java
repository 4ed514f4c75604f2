package io.encdynamo.engine.spill;

import io.encdynamo.value.DayTimeValue;
import io.encdynamo.value.YearMonthValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/** What values without parts are made of, as bytes and back. */
final class ScalarCodec {
  private ScalarCodec() {}

  static void decimal(BigDecimal decimal, BlockWriter bytes) {
    bytes.signed(decimal.scale());
    binary(decimal.unscaledValue().toByteArray(), bytes);
  }

  static BigDecimal decimal(BlockReader bytes) {
    int scale = (int) bytes.signed();
    return new BigDecimal(new BigInteger(binary(bytes)), scale);
  }

  static void approximate(double number, BlockWriter bytes) {
    long bits = Double.doubleToRawLongBits(number);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes.write((int) (bits >>> shift));
    }
  }

  static double approximate(BlockReader bytes) {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bits |= (long) bytes.read() << shift;
    }
    return Double.longBitsToDouble(bits);
  }

  static void date(LocalDate date, BlockWriter bytes) {
    bytes.signed(date.toEpochDay());
  }

  static LocalDate date(BlockReader bytes) {
    return LocalDate.ofEpochDay(bytes.signed());
  }

  static void time(LocalTime time, BlockWriter bytes) {
    bytes.number(time.toNanoOfDay());
  }

  static LocalTime time(BlockReader bytes) {
    return LocalTime.ofNanoOfDay(bytes.number());
  }

  static void timestamp(LocalDateTime timestamp, BlockWriter bytes) {
    date(timestamp.toLocalDate(), bytes);
    time(timestamp.toLocalTime(), bytes);
  }

  static LocalDateTime timestamp(BlockReader bytes) {
    LocalDate date = date(bytes);
    return date.atTime(time(bytes));
  }

  static void zonedTime(OffsetTime time, BlockWriter bytes) {
    time(time.toLocalTime(), bytes);
    bytes.signed(time.getOffset().getTotalSeconds());
  }

  static OffsetTime zonedTime(BlockReader bytes) {
    LocalTime time = time(bytes);
    return time.atOffset(ZoneOffset.ofTotalSeconds((int) bytes.signed()));
  }

  static void zoned(OffsetDateTime timestamp, BlockWriter bytes) {
    timestamp(timestamp.toLocalDateTime(), bytes);
    bytes.signed(timestamp.getOffset().getTotalSeconds());
  }

  static OffsetDateTime zoned(BlockReader bytes) {
    LocalDateTime timestamp = timestamp(bytes);
    return timestamp.atOffset(ZoneOffset.ofTotalSeconds((int) bytes.signed()));
  }

  static void months(YearMonthValue interval, BlockWriter bytes) {
    bytes.signed(interval.months());
    bytes.write(interval.precision());
  }

  static YearMonthValue months(BlockReader bytes) {
    long months = bytes.signed();
    return new YearMonthValue(months, bytes.read());
  }

  static void duration(DayTimeValue interval, BlockWriter bytes) {
    bytes.signed(interval.duration().toSeconds());
    bytes.number(interval.duration().toNanosPart());
    bytes.write(interval.precision());
    bytes.write(interval.scale());
  }

  static DayTimeValue duration(BlockReader bytes) {
    long seconds = bytes.signed();
    Duration duration = Duration.ofSeconds(seconds, bytes.number());
    int precision = bytes.read();
    return new DayTimeValue(duration, precision, bytes.read());
  }

  /** Most strings have one byte a character; the others get two, lone surrogates too. */
  static void string(String text, BlockWriter bytes) {
    boolean narrow = isNarrow(text);
    bytes.number(2L * text.length() + (narrow ? 0 : 1));
    if (narrow) {
      bytes.write(text.getBytes(StandardCharsets.ISO_8859_1));
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      bytes.write(text.charAt(i) >> 8);
      bytes.write(text.charAt(i));
    }
  }

  private static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  static String string(BlockReader bytes) {
    long length = bytes.number();
    int characters = (int) (length >> 1);
    if ((length & 1) == 0) {
      return new String(bytes.read(characters), StandardCharsets.ISO_8859_1);
    }
    char[] text = new char[characters];
    for (int i = 0; i < characters; i++) {
      int high = bytes.read();
      text[i] = (char) (high << 8 | bytes.read());
    }
    return new String(text);
  }

  static void binary(byte[] content, BlockWriter bytes) {
    bytes.number(content.length);
    bytes.write(content);
  }

  static byte[] binary(BlockReader bytes) {
    return bytes.read((int) bytes.number());
  }
}
