package io.encdynamo.plan.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One expression over one row may be long: a large collection, a long text. */
class LongExpressionsTest {
  private static final Map<String, Value> GLOBALS =
      Map.of(
          "numbers",
          new ListValue(LongStream.range(0, 5_000).<Value>mapToObj(IntegerValue::new).toList()),
          "long",
          new StringValue("a".repeat(200_000)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5001 IN numbers",
        "COLL_SUM(numbers)",
        "COLL_COUNT(DISTINCT numbers)",
        "FILTER_DISTINCT(numbers)",
        "CONTAINS(numbers, 5001)",
        "numbers[*]",
        "long LIKE '%a_b'",
        "long LIKE '%' || SUBSTRING(long, 1, 200) || 'b%'",
        "long SIMILAR TO '(a|b)*c'",
        "REGEXP_LIKE(long, 'a+b')",
        "REGEXP_COUNT(long, 'aa')",
        "REGEXP_REPLACE(long, 'ab', 'c')",
        "REGEXP_SUBSTR(long, 'ab')",
        "REGEXP_INSTR(long, 'ab')"
      })
  @Timeout(60)
  void aCancellationIsSeenWithinIt(String expression) {
    CancelSignal signal = CancelSignal.unlimited();
    Execution execution = TestExecution.cancellable(signal);
    Evaluation evaluation = new Evaluation();
    assertThat(evaluation.evaluate(expression, GLOBALS, execution)).isNotNull();
    signal.cancel();
    assertThatThrownBy(() -> evaluation.evaluate(expression, GLOBALS, execution))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }
}
