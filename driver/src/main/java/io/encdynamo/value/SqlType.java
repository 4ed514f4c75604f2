package io.encdynamo.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column or expression.
 *
 * @param length of VARCHAR in characters, of DECIMAL in digits (1 to 38); -1 where none was
 *     declared
 * @param scale of DECIMAL, digits after the point; 0 elsewhere
 * @param codec the name of the column codec, for CODEC only
 */
public record SqlType(Kind kind, int length, int scale, @Nullable String codec) {

  /** The kinds of type that a column can be declared with, and ANY for what is not known. */
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
    TIMESTAMP,
    ZONED_TIMESTAMP,
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

  /** A type without length, scale or codec. */
  public static SqlType of(Kind kind) {
    return new SqlType(kind, -1, 0, null);
  }

  public static SqlType decimal(int precision, int scale) {
    return new SqlType(Kind.DECIMAL, precision, scale, null);
  }

  public static SqlType varchar(int length) {
    return new SqlType(Kind.STRING, length, 0, null);
  }

  /** True for the types whose values are numbers. */
  public boolean isNumeric() {
    return switch (kind) {
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> true;
      default -> false;
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
      default -> this;
    };
  }

  /** The type as one writes it in SQL. */
  public String sql() {
    return switch (kind) {
      case STRING -> length < 0 ? "STRING" : "VARCHAR(" + length + ")";
      case DECIMAL -> length < 0 ? "DECIMAL" : "DECIMAL(" + length + "," + scale + ")";
      case ZONED_TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case STRING_SET, NUMBER_SET, BINARY_SET ->
          kind.name().replace('_', ' ').toUpperCase(Locale.ROOT);
      case CODEC -> String.valueOf(codec);
      default -> kind.name();
    };
  }

  @Override
  public String toString() {
    return sql();
  }
}
