package io.encdynamo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.TestExecution;
import io.encdynamo.error.DriverException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, ABC, false",
    "abc, %, true",
    "'', %, true",
    "'', '', true",
    "'', _, false",
    "abc, a_c, true",
    "abc, %_%_%_%_%, false",
    "AAaBBbCCc, A%A%b%c, true",
    "AAaBBbCCc, A%%%X%%%%c, false",
    "\ud83d\ude01b, _b, true",
    "a.c, a.c, true",
    "abc, a.c, false",
    "11%22%33%, 1%[%2%[%3%[%, true",
    "1_000%, _[_000[%, true",
    "100%, 1000[%, false",
    "[, [[, true"
  })
  void matches(String text, String pattern, boolean expected) {
    assertThat(new LikePattern(pattern, '[').matches(text, TestExecution.strict()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a[", "[a", "%[x"})
  void anEscapeMustEscapeSomething(String pattern) {
    assertThatThrownBy(() -> new LikePattern(pattern, '['))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22025"));
  }

  @Test
  void agreesWithRegularExpressions() {
    Random random = new Random(31);
    int matched = 0;
    for (int i = 0; i < 20000; i++) {
      String text = random(random, "ab", 8);
      String pattern = random(random, "ab%_", 6);
      String regex = pattern.replace("%", ".*").replace("_", ".");
      boolean expected = Pattern.matches(regex, text);
      assertThat(new LikePattern(pattern, -1).matches(text, TestExecution.strict()))
          .as("'%s' LIKE '%s'", text, pattern)
          .isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isBetween(1000, 19000);
  }

  @Test
  @Timeout(5)
  void manyPercentSignsTakeNoExponentialTime() {
    assertThat(
            new LikePattern("%a".repeat(50) + "_b", -1)
                .matches("a".repeat(20000), TestExecution.strict()))
        .isFalse();
  }

  private static String random(Random random, String letters, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
