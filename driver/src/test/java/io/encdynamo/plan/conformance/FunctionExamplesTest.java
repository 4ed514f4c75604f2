package io.encdynamo.plan.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.function.FunctionTable;
import io.encdynamo.engine.function.ScalarFunction;
import io.encdynamo.value.Value;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the documentation of the functions are true. */
class FunctionExamplesTest {
  static Stream<ScalarFunction.Example> examples() {
    return FunctionTable.all().stream().flatMap(function -> function.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCallGivesTheResult(ScalarFunction.Example example) {
    Evaluation evaluation = new Evaluation();
    Value result = evaluation.evaluate(example.call(), Map.of(), Typing.STRICT);
    Value expected = evaluation.evaluate(example.result(), Map.of(), Typing.STRICT);
    assertThat(SameResult.same(expected, result))
        .as("%s is %s", example.call(), ValueText.of(result))
        .isTrue();
  }
}
