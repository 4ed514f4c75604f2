package io.encdynamo.engine.function;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the functions of strings compute, by code points (SQL:2016 part 2, 6.32). */
final class Strings {
  private Strings() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Positions before the first character count towards the length, as SQL has it.
   *
   * @param start from 1; may be 0 or less
   * @param count null for all the rest
   * @throws DriverException 22023 if it is negative
   */
  static String substring(String text, long start, @Nullable Long count) {
    int length = length(text);
    if (count != null && count < 0) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "SUBSTRING", "the length must not be negative");
    }
    long end = count == null ? Long.MAX_VALUE : saturatedSum(start, count);
    int from = clip(start - 1, length);
    int to = Math.max(from, clip(end - 1, length));
    int first = text.offsetByCodePoints(0, from);
    return text.substring(first, text.offsetByCodePoints(first, to - from));
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return a > 0 && b > 0 && sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static int clip(long position, int length) {
    return (int) Math.max(0, Math.min(position, length));
  }

  static String right(String text, long count) {
    int length = length(text);
    return text.substring(text.offsetByCodePoints(0, clip(length - Math.max(0, count), length)));
  }

  static long position(String needle, String text, long from) {
    int start = text.offsetByCodePoints(0, clip(from - 1, length(text)));
    int found = text.indexOf(needle, start);
    return found < 0 ? 0 : text.codePointCount(0, found) + 1L;
  }

  static String replace(String text, String from, String to) {
    if (from.isEmpty()) {
      return text;
    }
    long occurrences = 0;
    for (int i = text.indexOf(from); i >= 0; i = text.indexOf(from, i + from.length())) {
      occurrences++;
    }
    Arguments.length("REPLACE", text.length() + occurrences * (to.length() - from.length()));
    return text.replace(from, to);
  }

  static String overlay(String text, String placed, long start, long count) {
    if (start < 1) {
      throw new DriverException(ErrorCode.VALUE_INVALID, "OVERLAY", "positions count from 1");
    }
    String before = substring(text, 1, start - 1);
    String after = substring(text, Math.max(1, saturatedSum(start, count)), null);
    return before + placed + after;
  }

  static String trim(String text, String characters, boolean leading, boolean trailing) {
    int from = 0;
    int to = text.length();
    while (leading && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (trailing && to > from && characters.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  static String repeat(String text, long times) {
    boolean bounded = text.isEmpty() || times <= Integer.MAX_VALUE;
    long length = bounded ? text.length() * times : Long.MAX_VALUE;
    Arguments.length("REPEAT", length);
    return text.isEmpty() ? "" : text.repeat((int) Math.max(0, times));
  }

  static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  static String pad(String text, long width, String filler, boolean atStart) {
    int target = Arguments.length(atStart ? "LPAD" : "RPAD", width);
    int length = length(text);
    if (length >= target || filler.isEmpty()) {
      return substring(text, 1, (long) target);
    }
    StringBuilder padding = new StringBuilder();
    int unit = length(filler);
    int missing = target - length;
    padding.append(filler.repeat(missing / unit));
    padding.append(substring(filler, 1, (long) missing % unit));
    return atStart ? padding + text : text + padding;
  }

  static String character(long codePoint) {
    if (codePoint < 0
        || codePoint > Character.MAX_CODE_POINT
        || Character.getType((int) codePoint) == Character.SURROGATE) {
      throw new DriverException(ErrorCode.VALUE_INVALID, "CHR", "not a code point of Unicode");
    }
    return Character.toString((int) codePoint);
  }

  static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new DriverException(ErrorCode.VALUE_INVALID, "FROM_UTF8", "the bytes are not UTF-8");
    }
  }
}
