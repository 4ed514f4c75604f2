package io.encdynamo.engine.function;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of TO_CHAR and TO_NUMBER for numbers: 9 is a digit, 0 one that is always there, comma
 * and G divide groups, point and D begin the fraction, S is the sign, always there, MI one behind,
 * FM leaves out the spaces before.
 */
final class NumberPattern {
  private static final String FORM = "the pattern is made of 9, 0, comma, point, S, MI and FM";

  private final boolean trimmed;
  private final boolean signed;
  private final boolean signBehind;

  /** Of 9, 0 and commas. */
  private final String whole;

  private final int fraction;

  /** Digits of the fraction that are written even if they are zero. */
  private final int leastFraction;

  private NumberPattern(String function, String text) {
    String rest = text.toUpperCase(Locale.ROOT).replace('G', ',').replace('D', '.');
    trimmed = rest.startsWith("FM");
    rest = trimmed ? rest.substring(2) : rest;
    signed = rest.startsWith("S");
    rest = signed ? rest.substring(1) : rest;
    signBehind = rest.endsWith("MI");
    rest = signBehind ? rest.substring(0, rest.length() - 2) : rest;
    int point = rest.indexOf('.');
    whole = point < 0 ? rest : rest.substring(0, point);
    String digits = point < 0 ? "" : rest.substring(point + 1);
    if (!whole.matches("[90,]*")
        || !digits.matches("[90]*")
        || rest.length() > 80
        || rest.chars().noneMatch(c -> c == '9' || c == '0')) {
      throw new DriverException(ErrorCode.VALUE_INVALID, function, FORM);
    }
    fraction = digits.length();
    leastFraction = trimmed ? digits.lastIndexOf('0') + 1 : fraction;
  }

  static NumberPattern compile(String function, String text) {
    return new NumberPattern(function, text);
  }

  /** The number rounded half up; hash signs if it has more digits than the pattern. */
  String write(BigDecimal number) {
    BigDecimal rounded = number.setScale(fraction, RoundingMode.HALF_UP);
    String digits = rounded.abs().toBigInteger().toString();
    String places = whole.replace(",", "");
    int least = places.indexOf('0') < 0 ? 0 : places.length() - places.indexOf('0');
    String significant = digits.equals("0") ? "" : digits;
    if (significant.length() > places.length()) {
      return "#".repeat(width());
    }
    String padded = "0".repeat(Math.max(0, least - significant.length())) + significant;
    if (padded.isEmpty() && fraction == 0) {
      padded = "0";
    }
    String sign = rounded.signum() < 0 ? "-" : signed ? "+" : "";
    StringBuilder result = new StringBuilder(signBehind ? "" : sign);
    result.append(grouped(padded)).append(fraction(rounded)).append(signBehind ? sign : "");
    return trimmed ? result.toString() : " ".repeat(width() - result.length()) + result;
  }

  /** One more than the pattern for the sign. */
  private int width() {
    return whole.length() + (fraction > 0 ? fraction + 1 : 0) + 1;
  }

  private String grouped(String digits) {
    StringBuilder backwards = new StringBuilder();
    int digit = digits.length() - 1;
    for (int i = whole.length() - 1; i >= 0 && digit >= 0; i--) {
      backwards.append(whole.charAt(i) == ',' ? ',' : digits.charAt(digit--));
    }
    return backwards.reverse().toString();
  }

  private String fraction(BigDecimal rounded) {
    if (fraction == 0) {
      return "";
    }
    String plain = rounded.abs().toPlainString();
    String digits = plain.substring(plain.indexOf('.') + 1);
    int end = digits.length();
    while (end > leastFraction && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" : "." + digits.substring(0, end);
  }

  /** The number that a text in this form stands for; null if it is not in this form. */
  @Nullable BigDecimal read(String text) {
    String plain = text.strip().replace(",", "");
    if (signBehind && (plain.endsWith("-") || plain.endsWith("+"))) {
      plain = plain.charAt(plain.length() - 1) + plain.substring(0, plain.length() - 1);
    }
    boolean form = plain.length() <= 100 && plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
    if (!form) {
      return null;
    }
    BigDecimal number = new BigDecimal(plain);
    boolean fits =
        number.scale() <= fraction
            && number.abs().toBigInteger().toString().length()
                <= Math.max(1, whole.replace(",", "").length());
    return fits ? number : null;
  }
}
