package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Which fields an interval has (SQL:2016 part 2, 10.1).
 *
 * @param from the leading field
 * @param to the last one; the leading one again if there is no other
 * @param precision most digits of the leading field, 1 to 9
 * @param scale most digits of seconds behind the point, 0 to 9; those that a part of an interval
 *     without seconds has, too
 */
public record IntervalQualifier(IntervalField from, IntervalField to, int precision, int scale) {
  static final int MOST_DIGITS = 9;

  /** Where SQL has no precision written (10.1, syntax rules 3 and 4). */
  static final int USUAL_PRECISION = 2;

  static final int USUAL_SCALE = 6;

  /** {@code YEAR TO MONTH} without a limit of its own. */
  public static final IntervalQualifier YEAR_TO_MONTH =
      new IntervalQualifier(IntervalField.YEAR, IntervalField.MONTH, MOST_DIGITS, 0);

  /** {@code DAY TO SECOND} without a limit of its own. */
  public static final IntervalQualifier DAY_TO_SECOND =
      new IntervalQualifier(IntervalField.DAY, IntervalField.SECOND, MOST_DIGITS, MOST_DIGITS);

  /**
   * A qualifier as it is written.
   *
   * @param from the leading field's name, in upper case
   * @param precision null for two digits
   * @param to null for no other field
   * @param scale null for six digits
   * @throws DriverException 42000 if there is no such field, the two do not go together, or a
   *     number of digits is out of its range
   */
  public static IntervalQualifier of(
      String from, @Nullable Integer precision, @Nullable String to, @Nullable Integer scale) {
    IntervalField first = field(from);
    IntervalField last = to == null ? first : field(to);
    if (first.isYearMonth() != last.isYearMonth() || first.compareTo(last) > 0) {
      throw invalid("has no fields " + first + " TO " + last);
    }
    if (to != null && first == last) {
      throw invalid("names field " + first + " twice");
    }
    if (scale != null && last != IntervalField.SECOND) {
      throw invalid("has digits behind the point for seconds alone");
    }
    int digits = precision == null ? USUAL_PRECISION : precision;
    int fraction = scale == null ? USUAL_SCALE : scale;
    if (digits < 1 || digits > MOST_DIGITS || fraction < 0 || fraction > MOST_DIGITS) {
      throw invalid("has 1 to 9 digits, and 0 to 9 behind the point");
    }
    return new IntervalQualifier(first, last, digits, fraction);
  }

  private static IntervalField field(String name) {
    for (IntervalField field : IntervalField.values()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    throw invalid("is made of YEAR, MONTH, DAY, HOUR, MINUTE and SECOND");
  }

  private static DriverException invalid(String message) {
    return new DriverException(ErrorCode.STATEMENT_INVALID, "An interval " + message);
  }

  /** The qualifier as one writes it in SQL. */
  public String sql() {
    boolean usual = scale == USUAL_SCALE;
    if (from == IntervalField.SECOND) {
      return from + "(" + precision + (usual ? "" : ", " + scale) + ")";
    }
    String text = precision == USUAL_PRECISION ? from.name() : from + "(" + precision + ")";
    if (to == from) {
      return text;
    }
    return text + " TO " + to + (to == IntervalField.SECOND && !usual ? "(" + scale + ")" : "");
  }
}
