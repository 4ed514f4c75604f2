package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.TypeName;
import io.encdynamo.spi.Codecs;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.IntervalQualifier;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import java.util.List;
import java.util.Locale;

/** The types by their names in SQL, aliases included. */
public final class TypeNames {
  private static final int MOST_DIGITS = 38;

  private TypeNames() {}

  /**
   * The type of a name.
   *
   * @throws DriverException 42000 for an unknown name or parameters it does not take
   */
  public static SqlType type(TypeName name) {
    String text = name.name().toUpperCase(Locale.ROOT);
    if (text.startsWith("INTERVAL")) {
      return interval(name, text);
    }
    return switch (text) {
      case "STRING",
          "TEXT",
          "CLOB",
          "VARCHAR",
          "CHAR",
          "CHARACTER",
          "CHARACTER VARYING",
          "NVARCHAR",
          "SYMBOL" ->
          string(name);
      case "DECIMAL", "DEC", "NUMERIC", "NUMBER" -> decimal(name);
      case "BOOLEAN", "BOOL" -> plain(name, Kind.BOOLEAN);
      case "SMALLINT", "INT2", "TINYINT" -> plain(name, Kind.SMALLINT);
      case "INTEGER", "INT", "INT4" -> plain(name, Kind.INTEGER);
      case "BIGINT", "INT8", "LONG" -> plain(name, Kind.BIGINT);
      case "REAL", "FLOAT4" -> plain(name, Kind.REAL);
      case "DOUBLE", "DOUBLE PRECISION", "FLOAT8" -> plain(name, Kind.DOUBLE);
      case "FLOAT" -> floating(name);
      case "DATE" -> plain(name, Kind.DATE);
      case "TIME", "TIME WITHOUT TIME ZONE" -> fractional(name, Kind.TIME);
      case "TIME WITH TIME ZONE", "TIMETZ" -> fractional(name, Kind.ZONED_TIME);
      case "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE", "DATETIME" ->
          fractional(name, Kind.TIMESTAMP);
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> fractional(name, Kind.ZONED_TIMESTAMP);
      case "BINARY", "VARBINARY", "BYTEA", "BLOB", "BINARY VARYING", "BINARY LARGE OBJECT" ->
          lengthOnly(name, Kind.BINARY);
      case "JSON" -> plain(name, Kind.JSON);
      case "LIST", "ARRAY", "SEXP" -> plain(name, Kind.LIST);
      case "MAP", "STRUCT", "TUPLE" -> plain(name, Kind.MAP);
      case "STRING SET" -> plain(name, Kind.STRING_SET);
      case "NUMBER SET" -> plain(name, Kind.NUMBER_SET);
      case "BINARY SET" -> plain(name, Kind.BINARY_SET);
      case "ANY", "DYNAMIC" -> plain(name, Kind.ANY);
      default -> codec(name, text);
    };
  }

  /** A type of somebody's own. */
  private static SqlType codec(TypeName name, String text) {
    CodecType codec = Codecs.named(text);
    if (codec == null || !name.parameters().isEmpty()) {
      throw Unsupported.invalid(name, "unknown type " + text);
    }
    return SqlType.codec(codec);
  }

  private static SqlType plain(TypeName name, Kind kind) {
    if (!name.parameters().isEmpty()) {
      throw Unsupported.invalid(name, "type " + name.name() + " takes no parameters");
    }
    return SqlType.of(kind);
  }

  private static SqlType string(TypeName name) {
    if (name.parameters().isEmpty()) {
      return SqlType.STRING;
    }
    int length = name.parameters().get(0);
    if (name.parameters().size() > 1 || length < 1) {
      throw Unsupported.invalid(name, name.name() + " takes one length of at least 1");
    }
    return SqlType.varchar(length);
  }

  private static SqlType decimal(TypeName name) {
    if (name.parameters().isEmpty()) {
      return SqlType.DECIMAL;
    }
    int precision = name.parameters().get(0);
    int scale = name.parameters().size() > 1 ? name.parameters().get(1) : 0;
    if (name.parameters().size() > 2
        || precision < 1
        || precision > MOST_DIGITS
        || scale < 0
        || scale > precision) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED,
          "DECIMAL(" + precision + "," + scale + ")",
          "1 to 38 digits, 0 to that many behind the point");
    }
    return SqlType.decimal(precision, scale);
  }

  /** FLOAT(p): up to 24 bits of mantissa are a REAL (SQL:2016 part 2, 6.1). */
  private static SqlType floating(TypeName name) {
    boolean single = !name.parameters().isEmpty() && name.parameters().get(0) <= 24;
    return SqlType.of(single ? Kind.REAL : Kind.DOUBLE);
  }

  /** A time or timestamp, of so many digits of a second. */
  private static SqlType fractional(TypeName name, Kind kind) {
    if (name.parameters().isEmpty()) {
      return SqlType.of(kind);
    }
    if (name.parameters().size() > 1 || name.parameters().get(0) > 9) {
      throw Unsupported.invalid(name, name.name() + " takes 0 to 9 digits of a second");
    }
    return SqlType.ofSeconds(kind, name.parameters().get(0));
  }

  /**
   * {@code INTERVAL DAY(3) TO SECOND(6)}: the digits of the leading field, then those of seconds.
   */
  private static SqlType interval(TypeName name, String text) {
    List<String> words = List.of(text.split(" ", -1));
    if (words.size() == 1) {
      throw Unsupported.invalid(name, "an interval has fields: INTERVAL DAY TO SECOND");
    }
    List<Integer> digits = name.parameters();
    return SqlType.interval(
        IntervalQualifier.of(
            words.get(1),
            digits.isEmpty() ? null : digits.get(0),
            words.size() > 3 ? words.get(3) : null,
            digits.size() > 1 ? digits.get(1) : null));
  }

  private static SqlType lengthOnly(TypeName name, Kind kind) {
    if (name.parameters().size() > 1) {
      throw Unsupported.invalid(name, name.name() + " takes one length");
    }
    return SqlType.of(kind);
  }
}
