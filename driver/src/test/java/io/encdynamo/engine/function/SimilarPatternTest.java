package io.encdynamo.engine.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.TestExecution;
import io.encdynamo.error.DriverException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarPatternTest {
  private static boolean matches(String pattern, String text) {
    return new SimilarPattern(pattern, '!').matches(text, TestExecution.strict());
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, abcd, false",
    "a%, abcd, true",
    "_, \ud83d\ude01, true",
    "'a|b%', 'b and so on', true",
    "(ab)+, ababab, true",
    "(ab)*c?, abab, true",
    "'a{2,3}', aaaa, false",
    "[a-c]*, abcabc, true",
    "[^a-c], d, true",
    "[[:DIGIT:]]+, 123, true",
    "[[:ALPHA:]_]+, a_b, true",
    "100!%, 100%, true",
    "100!%, 1000, false",
    "!!, '!', true",
    "a.c, abc, false",
    "'a$^', 'a$^', true",
    "[!]!-a]+, a-], true",
    "\\d, \\d, true"
  })
  void thePatternIsThatOfSql(String pattern, String text, boolean expected) {
    assertThat(matches(pattern, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "(, 2201B",
    "[a, 2201B",
    "[[:no, 2201B",
    "[[:nope:]], 2201B",
    "(?i), 2201B",
    "*, 2201B",
    "a{, 2201B",
    "'a{1,2', 2201B",
    "a{}, 2201B",
    "'a{,2}', 2201B",
    "a!, 22025",
    "!a, 22025"
  })
  void whatIsNoPatternIsRefused(String pattern, String state) {
    assertThatThrownBy(() -> new SimilarPattern(pattern, '!'))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
  }

  /** Over one alphabet both notations mean the same, so the JDK's engine is the oracle. */
  @Test
  void randomPatternsAgreeWithTheJdk() {
    Random random = new Random(17);
    String[] parts = {"a", "b", "[ab]", "(a|b)", "(ab)", "a*", "(b)+", "a?", "b{1,2}"};
    for (int i = 0; i < 2000; i++) {
      StringBuilder pattern = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(5); j >= 0; j--) {
        pattern.append(parts[random.nextInt(parts.length)]);
        text.append(random.nextBoolean() ? "a" : "b");
      }
      assertThat(matches(pattern.toString(), text.toString()))
          .as("%s %s", text, pattern)
          .isEqualTo(Pattern.matches(pattern.toString(), text));
    }
  }
}
