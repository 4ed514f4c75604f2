package io.encdynamo.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic in 64 bits gives what BigDecimal gives. */
class DecimalValueTest {
  private final Random random = new Random(4711);

  private BigDecimal decimal() {
    BigInteger digits = new BigInteger(1 + random.nextInt(70), random);
    int scale = random.nextInt(4) == 0 ? random.nextInt(38) : random.nextInt(4);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
  }

  private static String text(NumericValue value) {
    return value.decimal().toPlainString();
  }

  private static String rounded(BigDecimal decimal) {
    return Decimals.rounded(decimal).decimal().toPlainString();
  }

  @Test
  void sumsDifferencesAndProductsAreThoseOfBigDecimal() {
    for (int i = 0; i < 100_000; i++) {
      BigDecimal a = decimal();
      BigDecimal b = decimal();
      DecimalValue x = new DecimalValue(a);
      DecimalValue y = new DecimalValue(b);
      assertThat(text(Calculation.add(x, y))).isEqualTo(rounded(a.add(b)));
      assertThat(text(Calculation.subtract(x, y))).isEqualTo(rounded(a.subtract(b)));
      if (a.precision() + b.precision() <= Decimals.DIGITS) {
        assertThat(text(Calculation.multiply(x, y))).isEqualTo(rounded(a.multiply(b)));
      }
      assertThat(ValueOrder.NULLS_FIRST.compare(x, y)).isEqualTo(a.compareTo(b));
    }
  }

  @Test
  void wholeNumbersBesideDecimalsAreDecimals() {
    for (int i = 0; i < 10_000; i++) {
      IntegerValue whole = new IntegerValue(random.nextLong() >> random.nextInt(64));
      BigDecimal b = decimal();
      DecimalValue y = new DecimalValue(b);
      assertThat(text(Calculation.add(whole, y))).isEqualTo(rounded(whole.decimal().add(b)));
      assertThat(text(Calculation.subtract(y, whole)))
          .isEqualTo(rounded(b.subtract(whole.decimal())));
    }
  }

  @Test
  void equalAreTheSameDigitsAndScale() {
    DecimalValue value = new DecimalValue(new BigDecimal("1.50"));
    assertThat(value).isEqualTo(new DecimalValue(new BigDecimal("1.50")));
    assertThat(value).hasSameHashCodeAs(new DecimalValue(new BigDecimal("1.50")));
    assertThat(value).isNotEqualTo(new DecimalValue(new BigDecimal("1.5")));
    assertThat(ValueEquality.same(value, new DecimalValue(new BigDecimal("1.5")))).isTrue();
    assertThat(value).hasToString("DECIMAL");
  }

  @Test
  void anythingFits() {
    List<String> texts =
        List.of(
            "0", "0.00", "-0.1", "1E+30", "1E-130", "999999999999999999", "1000000000000000000");
    for (String text : texts) {
      assertThat(new DecimalValue(new BigDecimal(text)).decimal()).isEqualTo(new BigDecimal(text));
    }
  }
}
