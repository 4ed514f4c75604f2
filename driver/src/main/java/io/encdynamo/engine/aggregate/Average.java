package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;

/** AVG: a decimal of up to 38 digits, or a double over doubles; NULL over nothing. */
final class Average implements Accumulator {
  private final Total total = new Total("AVG");

  @Override
  public void add(Value value, Execution execution) {
    total.add(value, execution);
  }

  @Override
  public Value result(Execution execution) {
    Value mistyped = total.mistyped();
    if (mistyped != null) {
      return mistyped;
    }
    if (total.count() == 0) {
      return NullValue.NULL;
    }
    NumericValue sum = total.sum();
    if (sum instanceof DoubleValue number) {
      return new DoubleValue(number.value() / total.count());
    }
    BigDecimal count = BigDecimal.valueOf(total.count());
    return Decimals.rounded(sum.decimal().divide(count, Decimals.CONTEXT));
  }
}
