package io.encdynamo.engine.function;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
   * @param count not negative; null for all the rest
   */
  static String substring(String text, long start, @Nullable Long count) {
    int length = length(text);
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
      throw new DriverException(ErrorCode.SUBSTRING_INVALID);
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

  /** The bytes of a binary, or of a string in UTF-8. */
  static byte[] bytes(Value value) {
    return value instanceof BinaryValue binary
        ? binary.bytes()
        : Arguments.string(value).getBytes(StandardCharsets.UTF_8);
  }

  static Value beginsWith(Value value, Value prefix, Execution run) {
    if (value instanceof StringValue text && prefix instanceof StringValue start) {
      return BooleanValue.of(text.value().startsWith(start.value()));
    }
    if (value instanceof BinaryValue bytes && prefix instanceof BinaryValue start) {
      byte[] wanted = start.bytes();
      return BooleanValue.of(
          bytes.bytes().length >= wanted.length
              && Arrays.equals(bytes.bytes(), 0, wanted.length, wanted, 0, wanted.length));
    }
    return BooleanValue.FALSE;
  }

  static String concat(Value[] strings) {
    long length = 0;
    for (Value each : strings) {
      length += Arguments.string(each).length();
    }
    StringBuilder result = new StringBuilder(Arguments.length("CONCAT", length));
    for (Value each : strings) {
      result.append(Arguments.string(each));
    }
    return result.toString();
  }

  /** The first of the values between the others that are present; absent if it is absent. */
  static Value joinPresent(Value[] values) {
    if (values[0].isAbsent()) {
      return values[0];
    }
    List<String> present = new ArrayList<>();
    long length = 0;
    for (Value value : values) {
      if (!value.isAbsent()) {
        present.add(Arguments.string(value));
        length += Arguments.string(values[0]).length() + Arguments.string(value).length();
      }
    }
    Arguments.length("CONCAT_WS", length);
    return Arguments.string(String.join(present.get(0), present.subList(1, present.size())));
  }

  static List<String> split(String text, String by) {
    if (by.isEmpty()) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
      parts.add(text.substring(from, at));
      from = at + by.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  static String capitalized(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean inWord = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      result.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inWord = Character.isLetterOrDigit(c);
    }
    return result.toString();
  }

  static String translate(String text, String from, String to) {
    StringBuilder result = new StringBuilder(text.length());
    int[] sources = from.codePoints().toArray();
    int[] targets = to.codePoints().toArray();
    text.codePoints()
        .forEach(
            c -> {
              int at = 0;
              while (at < sources.length && sources[at] != c) {
                at++;
              }
              if (at == sources.length) {
                result.appendCodePoint(c);
              } else if (at < targets.length) {
                result.appendCodePoint(targets[at]);
              }
            });
    return result.toString();
  }

  static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new DriverException(ErrorCode.VALUE_INVALID, "FROM_UTF8", "the bytes are not UTF-8");
    }
  }
}
