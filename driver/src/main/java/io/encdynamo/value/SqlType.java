package io.encdynamo.value;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column or expression.
 *
 * @param length of VARCHAR in characters, of DECIMAL in digits (1 to 38), of times and timestamps
 *     in digits of a second behind the point (0 to 9); -1 where none was declared
 * @param scale of DECIMAL, digits after the point; 0 elsewhere
 * @param codec the type of somebody's own, for CODEC only
 * @param qualifier the fields of an interval; null for those without a limit, and for other types
 */
public record SqlType(
    Kind kind,
    int length,
    int scale,
    @Nullable CodecType codec,
    @Nullable IntervalQualifier qualifier) {

  /**
   * The kinds of type: those that a column can be declared with, intervals and TIME WITH TIME ZONE,
   * which cannot be stored, and ANY for what is not known.
   */
  public enum Kind {
    STRING,
    BOOLEAN,
    SMALLINT,
    INTEGER,
    BIGINT,
    DECIMAL,
    REAL,
    DOUBLE,
    DATE,
    TIME,
    ZONED_TIME,
    TIMESTAMP,
    ZONED_TIMESTAMP,
    YEAR_MONTH_INTERVAL,
    DAY_TIME_INTERVAL,
    BINARY,
    JSON,
    LIST,
    MAP,
    STRING_SET,
    NUMBER_SET,
    BINARY_SET,
    ANY,
    CODEC
  }

  public static final SqlType STRING = of(Kind.STRING);
  public static final SqlType BOOLEAN = of(Kind.BOOLEAN);
  public static final SqlType INTEGER = of(Kind.INTEGER);
  public static final SqlType BIGINT = of(Kind.BIGINT);
  public static final SqlType DECIMAL = of(Kind.DECIMAL);
  public static final SqlType DOUBLE = of(Kind.DOUBLE);
  public static final SqlType ANY = of(Kind.ANY);

  /** A type that is no interval. */
  public SqlType(Kind kind, int length, int scale, @Nullable CodecType codec) {
    this(kind, length, scale, codec, null);
  }

  /** A type without length, scale or codec; an interval without a limit. */
  public static SqlType of(Kind kind) {
    return new SqlType(kind, -1, 0, null);
  }

  public static SqlType decimal(int precision, int scale) {
    return new SqlType(Kind.DECIMAL, precision, scale, null);
  }

  public static SqlType varchar(int length) {
    return new SqlType(Kind.STRING, length, 0, null);
  }

  /**
   * A time or timestamp of so many digits of a second.
   *
   * @param digits 0 to 9
   */
  public static SqlType ofSeconds(Kind kind, int digits) {
    return new SqlType(kind, digits, 0, null);
  }

  /** A type of somebody's own. */
  public static SqlType codec(CodecType codec) {
    return new SqlType(Kind.CODEC, -1, 0, codec);
  }

  public static SqlType interval(IntervalQualifier qualifier) {
    Kind kind = qualifier.from().isYearMonth() ? Kind.YEAR_MONTH_INTERVAL : Kind.DAY_TIME_INTERVAL;
    return new SqlType(kind, -1, 0, null, qualifier);
  }

  /** The fields of an interval, the widest where it has no limit. */
  IntervalQualifier fields() {
    if (qualifier != null) {
      return qualifier;
    }
    return kind == Kind.YEAR_MONTH_INTERVAL
        ? IntervalQualifier.YEAR_TO_MONTH
        : IntervalQualifier.DAY_TO_SECOND;
  }

  /** True for intervals. */
  public boolean isInterval() {
    return kind == Kind.YEAR_MONTH_INTERVAL || kind == Kind.DAY_TIME_INTERVAL;
  }

  /** Whether a column can be declared with it: there is no stored form of the others. */
  public boolean isStorable() {
    return !isInterval() && kind != Kind.ZONED_TIME;
  }

  /** True for the types whose values are numbers. */
  public boolean isNumeric() {
    return switch (kind) {
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> true;
      default -> false;
    };
  }

  /** Whether values of a kind are values of the type as they are; JSON and ANY hold every kind. */
  public boolean holds(ValueKind value) {
    return kind != Kind.CODEC && valueKinds().contains(value);
  }

  /** The kinds of value that are of the type, besides NULL. */
  public Set<ValueKind> valueKinds() {
    return switch (kind) {
      case STRING -> EnumSet.of(ValueKind.STRING);
      case BOOLEAN -> EnumSet.of(ValueKind.BOOLEAN);
      case SMALLINT, INTEGER, BIGINT -> EnumSet.of(ValueKind.INTEGER);
      case DECIMAL -> EnumSet.of(ValueKind.DECIMAL);
      case REAL, DOUBLE -> EnumSet.of(ValueKind.DOUBLE);
      case DATE -> EnumSet.of(ValueKind.DATE);
      case TIME -> EnumSet.of(ValueKind.TIME);
      case ZONED_TIME -> EnumSet.of(ValueKind.ZONED_TIME);
      case TIMESTAMP -> EnumSet.of(ValueKind.TIMESTAMP);
      case ZONED_TIMESTAMP -> EnumSet.of(ValueKind.ZONED_TIMESTAMP);
      case YEAR_MONTH_INTERVAL -> EnumSet.of(ValueKind.YEAR_MONTH_INTERVAL);
      case DAY_TIME_INTERVAL -> EnumSet.of(ValueKind.DAY_TIME_INTERVAL);
      case BINARY, CODEC -> EnumSet.of(ValueKind.BINARY);
      case LIST -> EnumSet.of(ValueKind.LIST);
      case MAP -> EnumSet.of(ValueKind.STRUCT);
      case STRING_SET -> EnumSet.of(ValueKind.STRING_SET);
      case NUMBER_SET -> EnumSet.of(ValueKind.NUMBER_SET);
      case BINARY_SET -> EnumSet.of(ValueKind.BINARY_SET);
      case JSON, ANY -> EnumSet.allOf(ValueKind.class);
    };
  }

  /**
   * The type without the limits of a column: what is compared with a VARCHAR(3) or an INTEGER may
   * be longer, or have a fraction, and is then merely not equal.
   */
  public SqlType unlimited() {
    return switch (kind) {
      case STRING -> STRING;
      case SMALLINT, INTEGER, BIGINT, DECIMAL -> DECIMAL;
      case TIME, ZONED_TIME, TIMESTAMP, ZONED_TIMESTAMP, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL ->
          of(kind);
      default -> this;
    };
  }

  /** The type as one writes it in SQL. */
  public String sql() {
    return switch (kind) {
      case STRING -> length < 0 ? "STRING" : "VARCHAR(" + length + ")";
      case DECIMAL -> length < 0 ? "DECIMAL" : "DECIMAL(" + length + "," + scale + ")";
      case TIME, TIMESTAMP -> seconds(kind.name());
      case ZONED_TIME -> seconds("TIME") + " WITH TIME ZONE";
      case ZONED_TIMESTAMP -> seconds("TIMESTAMP") + " WITH TIME ZONE";
      case YEAR_MONTH_INTERVAL ->
          "INTERVAL " + (qualifier == null ? "YEAR TO MONTH" : qualifier.sql());
      case DAY_TIME_INTERVAL ->
          "INTERVAL " + (qualifier == null ? "DAY TO SECOND" : qualifier.sql());
      case STRING_SET, NUMBER_SET, BINARY_SET ->
          kind.name().replace('_', ' ').toUpperCase(Locale.ROOT);
      case CODEC -> String.valueOf(codec);
      default -> kind.name();
    };
  }

  private String seconds(String name) {
    return length < 0 ? name : name + "(" + length + ")";
  }

  @Override
  public String toString() {
    return sql();
  }
}
