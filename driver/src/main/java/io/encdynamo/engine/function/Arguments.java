package io.encdynamo.engine.function;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;

/** Values as the bodies want them; the call has checked their kinds. */
final class Arguments {
  /**
   * Longest string a function makes: DynamoDB's items end at 400 KB, what is past this is a slip.
   */
  private static final long LONGEST = 1L << 24;

  private Arguments() {}

  static String string(Value value) {
    return ((StringValue) value).value();
  }

  /**
   * A whole number.
   *
   * @throws DriverException 22003 if it has a fraction, or more than 64 bits
   */
  static long whole(Value value) {
    return value instanceof IntegerValue integer
        ? integer.value()
        : ((IntegerValue) Conversions.convert(value, SqlType.BIGINT)).value();
  }

  static Value string(String text) {
    return new StringValue(text);
  }

  static Value whole(long number) {
    return new IntegerValue(number);
  }

  /**
   * A length that may be made, clipped at 0.
   *
   * @throws DriverException 54000 if it is past 16 million characters
   */
  static int length(String function, long characters) {
    if (characters > LONGEST) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED, "The result of " + function, LONGEST + " characters");
    }
    return (int) Math.max(0, characters);
  }
}
