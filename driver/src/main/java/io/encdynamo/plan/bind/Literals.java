package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.grammar.tree.Expression.Interval;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DateTimeLiteral;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.IntervalQualifier;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;

/** Literals as constants. */
final class Literals {
  private static final int MOST_DIGITS = 38;

  private Literals() {}

  static Atom.Constant bind(Literal literal) {
    return switch (literal.kind()) {
      case NULL -> new Atom.Constant(NullValue.NULL, SqlType.ANY);
      case MISSING -> new Atom.Constant(MissingValue.MISSING, SqlType.ANY);
      case TRUE -> new Atom.Constant(BooleanValue.TRUE, SqlType.BOOLEAN);
      case FALSE -> new Atom.Constant(BooleanValue.FALSE, SqlType.BOOLEAN);
      case STRING -> new Atom.Constant(new StringValue(literal.text()), SqlType.STRING);
      case INTEGER -> whole(literal);
      case DECIMAL -> decimal(new BigDecimal(literal.text()));
      case DOUBLE ->
          new Atom.Constant(new DoubleValue(Double.parseDouble(literal.text())), SqlType.DOUBLE);
      case BINARY -> binary(literal);
      case DATE -> temporal(literal, Kind.DATE);
      case TIME -> temporal(literal, Kind.TIME);
      case TIMESTAMP -> temporal(literal, Kind.TIMESTAMP);
      case TIME_WITHOUT_TIME_ZONE -> withoutZone(literal, Kind.TIME);
      case TIMESTAMP_WITHOUT_TIME_ZONE -> withoutZone(literal, Kind.TIMESTAMP);
      case TIMESTAMP_WITH_TIME_ZONE -> temporal(literal, Kind.ZONED_TIMESTAMP);
      case TIME_WITH_TIME_ZONE -> temporal(literal, Kind.ZONED_TIME);
      case ION -> throw Unsupported.at(literal, "An Ion literal", "write it as PartiQL");
    };
  }

  static Atom.Constant interval(Interval interval) {
    SqlType type =
        SqlType.interval(
            IntervalQualifier.of(
                interval.from(), interval.precision(), interval.to(), interval.fraction()));
    return new Atom.Constant(Conversions.cast(new StringValue(interval.text()), type), type);
  }

  private static Atom.Constant whole(Literal literal) {
    BigDecimal number = new BigDecimal(literal.text());
    try {
      return new Atom.Constant(new IntegerValue(number.longValueExact()), SqlType.BIGINT);
    } catch (ArithmeticException pastLong) {
      return decimal(number);
    }
  }

  private static Atom.Constant decimal(BigDecimal number) {
    return new Atom.Constant(
        new DecimalValue(number.round(new MathContext(MOST_DIGITS))), SqlType.DECIMAL);
  }

  private static Atom.Constant binary(Literal literal) {
    try {
      return new Atom.Constant(
          new BinaryValue(HexFormat.of().parseHex(literal.text())), SqlType.of(Kind.BINARY));
    } catch (IllegalArgumentException notHexadecimal) {
      throw Unsupported.invalid(literal, "a binary literal is pairs of hexadecimal digits");
    }
  }

  private static Atom.Constant withoutZone(Literal literal, Kind kind) {
    Atom.Constant constant = temporal(literal, kind);
    if (constant.type().kind() != kind) {
      throw Unsupported.invalid(literal, "an offset stands in a literal WITH TIME ZONE");
    }
    return constant;
  }

  private static Atom.Constant temporal(Literal literal, Kind kind) {
    SqlType type = SqlType.of(kind);
    try {
      Value value = DateTimeLiteral.parse(literal.text(), type);
      return new Atom.Constant(value, SqlType.of(typeOf(value, kind)));
    } catch (DriverException notATime) {
      throw Unsupported.invalid(literal, "this is not a " + type + " in the form of ISO-8601");
    }
  }

  /** An offset in the text makes a literal one of the zoned type. */
  private static Kind typeOf(Value value, Kind written) {
    return switch (value.kind()) {
      case ZONED_TIME -> Kind.ZONED_TIME;
      case ZONED_TIMESTAMP -> Kind.ZONED_TIMESTAMP;
      default -> written;
    };
  }
}
