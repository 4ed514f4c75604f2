package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Literals as constants. */
final class Literals {
  private static final int MOST_DIGITS = 38;

  private Literals() {}

  static Bound.Constant bind(Literal literal) {
    return switch (literal.kind()) {
      case NULL -> new Bound.Constant(NullValue.NULL, SqlType.ANY);
      case MISSING -> new Bound.Constant(MissingValue.MISSING, SqlType.ANY);
      case TRUE -> new Bound.Constant(BooleanValue.TRUE, SqlType.BOOLEAN);
      case FALSE -> new Bound.Constant(BooleanValue.FALSE, SqlType.BOOLEAN);
      case STRING -> new Bound.Constant(new StringValue(literal.text()), SqlType.STRING);
      case INTEGER -> whole(literal);
      case DECIMAL -> decimal(literal, new BigDecimal(literal.text()));
      case DOUBLE ->
          new Bound.Constant(new DoubleValue(Double.parseDouble(literal.text())), SqlType.DOUBLE);
      case BINARY -> binary(literal);
      case DATE -> temporal(literal, Kind.DATE);
      case TIME -> temporal(literal, Kind.TIME);
      case TIMESTAMP -> temporal(literal, Kind.TIMESTAMP);
      case TIMESTAMP_WITH_TIME_ZONE -> temporal(literal, Kind.ZONED_TIMESTAMP);
      case TIME_WITH_TIME_ZONE ->
          throw Unsupported.at(literal, "TIME WITH TIME ZONE", "use TIME, or a timestamp");
      case ION -> throw Unsupported.at(literal, "An Ion literal", "write it as PartiQL");
    };
  }

  private static Bound.Constant whole(Literal literal) {
    BigDecimal number = new BigDecimal(literal.text());
    try {
      return new Bound.Constant(new IntegerValue(number.longValueExact()), SqlType.BIGINT);
    } catch (ArithmeticException pastLong) {
      return decimal(literal, number);
    }
  }

  private static Bound.Constant decimal(Literal literal, BigDecimal number) {
    if (number.precision() > MOST_DIGITS) {
      throw Unsupported.invalid(literal, "a number has more than 38 digits");
    }
    return new Bound.Constant(new DecimalValue(number), SqlType.DECIMAL);
  }

  private static Bound.Constant binary(Literal literal) {
    try {
      return new Bound.Constant(
          new BinaryValue(HexFormat.of().parseHex(literal.text())), SqlType.of(Kind.BINARY));
    } catch (IllegalArgumentException notHexadecimal) {
      throw Unsupported.invalid(literal, "a binary literal is pairs of hexadecimal digits");
    }
  }

  private static Bound.Constant temporal(Literal literal, Kind kind) {
    SqlType type = SqlType.of(kind);
    try {
      Value value = Conversions.convert(new StringValue(literal.text()), type);
      return new Bound.Constant(value, type);
    } catch (DriverException notATime) {
      throw Unsupported.invalid(literal, "this is not a " + type + " in the form of ISO-8601");
    }
  }
}
