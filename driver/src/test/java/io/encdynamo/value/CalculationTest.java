package io.encdynamo.value;

import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalculationTest {
  private static NumericValue calculate(Object left, char sign, Object right) {
    NumericValue a = (NumericValue) value(left);
    NumericValue b = (NumericValue) value(right);
    return switch (sign) {
      case '+' -> Calculation.add(a, b);
      case '-' -> Calculation.subtract(a, b);
      case '*' -> Calculation.multiply(a, b);
      case '/' -> Calculation.divide(a, b);
      default -> Calculation.modulo(a, b);
    };
  }

  static Stream<Arguments> calculates() {
    return Stream.of(
        Arguments.of(1, '+', 2, value(3)),
        Arguments.of(Long.MAX_VALUE, '+', 1, decimal("9223372036854775808")),
        Arguments.of(Long.MIN_VALUE, '-', 1, decimal("-9223372036854775809")),
        Arguments.of(0, '-', Long.MIN_VALUE, decimal("9223372036854775808")),
        Arguments.of(1L << 62, '*', -2, value(Long.MIN_VALUE)),
        Arguments.of(1L << 62, '*', 2, decimal("9223372036854775808")),
        Arguments.of(Long.MIN_VALUE, '/', -1, decimal("9223372036854775808")),
        Arguments.of(-7, '/', 2, value(-3)),
        Arguments.of(-17, '%', 4, value(-1)),
        Arguments.of(17, '%', -4, value(1)),
        Arguments.of(Long.MIN_VALUE, '%', -1, value(0)),
        Arguments.of(decimal("0.1"), '+', decimal("0.2"), decimal("0.3")),
        Arguments.of(
            decimal("4.0000"),
            '/',
            decimal("3.0"),
            decimal("1.3333333333333333333333333333333333333")),
        Arguments.of(3, '/', decimal("2.0"), decimal("1.5")),
        Arguments.of(
            decimal("9223372036854775807.0"),
            '+',
            decimal("100.0"),
            decimal("9223372036854775907.0")),
        Arguments.of(
            decimal("1E+100"),
            '-',
            decimal("1E-100"),
            decimal("1.0000000000000000000000000000000000000E+100")),
        Arguments.of(1, '+', 0.5, value(1.5)),
        Arguments.of(decimal("0.5"), '*', 2.0, value(1.0)),
        Arguments.of(5.5, '%', 2, value(1.5)));
  }

  @ParameterizedTest
  @MethodSource
  void calculates(Object left, char sign, Object right, Value result) {
    assertThat(show(calculate(left, sign, right))).isEqualTo(show(result));
  }

  static Stream<Arguments> fails() {
    return Stream.of(
        Arguments.of(1, '/', 0, "22012"),
        Arguments.of(1, '%', decimal("0.00"), "22012"),
        Arguments.of(1.0, '/', 0.0, "22012"),
        Arguments.of(1e308, '*', 10, "22003"),
        Arguments.of(decimal("99999999999999999999999999999999999999"), '+', 2, "22003"),
        Arguments.of(
            decimal("99999999999999999999"), '*', decimal("99999999999999999999"), "22003"),
        Arguments.of(decimal("1E+100"), '*', decimal("1E+100"), "22003"));
  }

  @ParameterizedTest
  @MethodSource
  void fails(Object left, char sign, Object right, String state) {
    assertThatThrownBy(() -> calculate(left, sign, right))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
  }

  @Test
  void wholeNumbersAgreeWithExactArithmetic() {
    RandomValues random = new RandomValues(21);
    record Sign(char sign, BinaryOperator<BigDecimal> exact) {}
    List<Sign> signs =
        List.of(
            new Sign('+', BigDecimal::add),
            new Sign('-', BigDecimal::subtract),
            new Sign('*', BigDecimal::multiply),
            new Sign('/', BigDecimal::divideToIntegralValue),
            new Sign('%', BigDecimal::remainder));
    for (int i = 0; i < 3000; i++) {
      IntegerValue a = (IntegerValue) random.integer();
      IntegerValue b = (IntegerValue) random.integer();
      for (Sign sign : signs) {
        if (b.value() != 0 || "+-*".indexOf(sign.sign) >= 0) {
          BigDecimal exact = sign.exact.apply(a.decimal(), b.decimal());
          assertThat(calculate(a, sign.sign, b).decimal())
              .as("%s %s %s", a.value(), sign.sign, b.value())
              .isEqualByComparingTo(exact);
        }
      }
    }
  }
}
