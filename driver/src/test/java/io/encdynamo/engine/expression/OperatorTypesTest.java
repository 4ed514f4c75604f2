package io.encdynamo.engine.expression;

import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.qualifier;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.expression.Arithmetic.Operator;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.RandomValues;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the types promise is what evaluation does. */
class OperatorTypesTest {
  @ParameterizedTest
  @CsvSource({
    "BIGINT, ADD, INTEGER, BIGINT",
    "BIGINT, ADD, DECIMAL, DECIMAL",
    "BIGINT, DIVIDE, REAL, DOUBLE",
    "BIGINT, ADD, STRING, ",
    "BOOLEAN, ADD, BIGINT, ",
    "ANY, ADD, BIGINT, ANY",
    "ANY, ADD, STRING, ",
    "JSON, MULTIPLY, DATE, ",
    "JSON, ADD, DATE, ANY",
    "DATE, SUBTRACT, TIMESTAMP, DAY_TIME_INTERVAL",
    "DATE, SUBTRACT, TIME, ",
    "DATE, ADD, DATE, ",
    "DATE, ADD, YEAR_MONTH_INTERVAL, DATE",
    "DAY_TIME_INTERVAL, ADD, DATE, TIMESTAMP",
    "TIME, ADD, YEAR_MONTH_INTERVAL, ",
    "ZONED_TIME, SUBTRACT, TIME, DAY_TIME_INTERVAL",
    "DAY_TIME_INTERVAL, SUBTRACT, DATE, ",
    "YEAR_MONTH_INTERVAL, ADD, DAY_TIME_INTERVAL, ",
    "BIGINT, MULTIPLY, DAY_TIME_INTERVAL, DAY_TIME_INTERVAL",
    "BIGINT, DIVIDE, DAY_TIME_INTERVAL, ",
    "DOUBLE, BITWISE_AND, BIGINT, ",
    "DECIMAL, BITWISE_AND, BIGINT, DECIMAL"
  })
  void arithmeticHasAType(Kind left, Operator operator, Kind right, Kind expected) {
    assertThat(OperatorTypes.arithmetic(operator, SqlType.of(left), SqlType.of(right)))
        .isEqualTo(expected == null ? null : SqlType.of(expected));
  }

  @Test
  void aDatePlusDaysIsADate() {
    SqlType date = SqlType.of(Kind.DATE);
    SqlType days = SqlType.interval(qualifier("DAY(3)"));
    assertThat(OperatorTypes.arithmetic(Operator.ADD, days, date)).isEqualTo(date);
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void evaluationKeepsToTheTypeOfArithmetic(Operator operator) {
    RandomValues random = new RandomValues(31);
    int typed = 0;
    for (int i = 0; i < 5000; i++) {
      Value left = random.any();
      Value right = random.any();
      SqlType type = OperatorTypes.arithmetic(operator, typeOf(left), typeOf(right));
      Value result;
      try {
        result =
            Arithmetic.of(operator, Expressions.constant(left), Expressions.constant(right))
                .evaluate(row(), TestExecution.permissive());
      } catch (DriverException outOfRange) {
        continue;
      }
      String shown = show(left) + operator.sign() + show(right) + " is " + show(result);
      if (type == null) {
        assertThat(result).as(shown).isEqualTo(MISSING);
      } else if (!type.equals(SqlType.ANY) && !result.isAbsent()) {
        assertThat(isOf(result, type)).as("%s, not %s", shown, type).isTrue();
        typed++;
      }
    }
    assertThat(typed).isGreaterThan(100);
  }

  /** Whole numbers may leave 64 bits, and a date plus whole days stays a date. */
  private static boolean isOf(Value value, SqlType type) {
    return type.holds(value.kind())
        || (type.isNumeric() && value instanceof NumericValue)
        || (type.kind() == Kind.TIMESTAMP && value.kind() == ValueKind.DATE);
  }

  /** The type of a value, ANY if it is absent, a bag or a set. */
  private static SqlType typeOf(Value value) {
    return Types.of(value.kind());
  }

  @Test
  void comparisonAndConcatenationKeepToTheirTypes() {
    RandomValues random = new RandomValues(32);
    int never = 0;
    for (int i = 0; i < 5000; i++) {
      Value left = random.any();
      Value right = random.any();
      Evaluator less =
          Comparisons.compare(
              ComparisonOperator.LESS, Expressions.constant(left), Expressions.constant(right));
      Evaluator concat = Texts.concat(Expressions.constant(left), Expressions.constant(right));
      boolean present = !left.isAbsent() && !right.isAbsent();
      if (present && !OperatorTypes.isOrdered(typeOf(left), typeOf(right))) {
        assertThat(less.evaluate(row(), TestExecution.permissive())).isEqualTo(MISSING);
        never++;
      }
      SqlType joined = OperatorTypes.concatenation(typeOf(left), typeOf(right));
      Value result = concat.evaluate(row(), TestExecution.permissive());
      if (joined == null) {
        assertThat(result).isEqualTo(MISSING);
      } else if (!result.isAbsent()) {
        assertThat(joined.holds(result.kind())).isTrue();
      }
    }
    assertThat(never).isGreaterThan(1000);
  }

  @Test
  void operandsAreCheckedByWhatTheirTypeMayHold() {
    assertThat(OperatorTypes.isOrdered(SqlType.BIGINT, SqlType.STRING)).isFalse();
    assertThat(OperatorTypes.isOrdered(SqlType.ANY, SqlType.STRING)).isTrue();
    assertThat(OperatorTypes.isOrdered(SqlType.ANY, SqlType.of(Kind.LIST))).isFalse();
    assertThat(OperatorTypes.isTruth(SqlType.STRING)).isFalse();
    assertThat(OperatorTypes.isTruth(SqlType.of(Kind.JSON))).isTrue();
    assertThat(OperatorTypes.isString(SqlType.BIGINT)).isFalse();
    assertThat(OperatorTypes.isCollection(SqlType.of(Kind.STRING_SET))).isTrue();
    assertThat(OperatorTypes.isCollection(SqlType.of(Kind.MAP))).isFalse();
    assertThat(OperatorTypes.isPeriod(SqlType.of(Kind.MAP))).isFalse();
    assertThat(OperatorTypes.signed(SqlType.STRING)).isNull();
    assertThat(OperatorTypes.signed(SqlType.DOUBLE)).isEqualTo(SqlType.DOUBLE);
    assertThat(OperatorTypes.concatenation(SqlType.varchar(3), SqlType.STRING))
        .isEqualTo(SqlType.STRING);
    assertThat(OperatorTypes.concatenation(SqlType.STRING, SqlType.BIGINT)).isNull();
  }
}
