package io.encdynamo.plan.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PartiQL's own conformance suite, as far as it is about meaning. System properties say where its
 * data is ({@code partiql.tests}), where to write what is not met ({@code partiql.report}, a file
 * that is added to), and which case alone to run and show ({@code partiql.case}).
 */
class ConformanceTest {

  /**
   * What is not met is named with its reason.
   *
   * @param floor how many of a hundred assertions must be met at least, those of folders that are
   *     left out apart
   */
  @DisabledIfSystemProperty(named = "partiql.case", matches = ".*")
  @ParameterizedTest(name = "{0}: at least {2} %")
  @CsvSource({"static, fail/static-analysis, 93", "eval, eval, 99", "equiv, eval-equiv, 88"})
  void theSuiteIsMet(String suite, String directory, int floor) throws IOException {
    List<Check> checks = SuiteReader.read(data(), directory);
    Skips skips = new Skips(suite);
    Judge judge = new Judge();
    List<String> failures = new ArrayList<>();
    int passed = 0;
    int leftOut = 0;
    int excused = 0;
    for (Check check : checks) {
      if (skips.leavesOut(check)) {
        leftOut++;
        continue;
      }
      String objection = judge.objection(check);
      if (objection == null) {
        passed++;
      } else if (skips.excuses(check)) {
        excused++;
      } else {
        failures.add(describe(check) + "\n  " + objection);
      }
    }
    System.out.printf(
        "partiql %s: %d passed, %d failed, %d skipped%n",
        suite, passed, failures.size(), leftOut + excused);
    report(failures);
    assertThat(failures).isEmpty();
    assertThat(passed)
        .as("assertions met, of %d", passed + excused)
        .isPositive()
        .isGreaterThanOrEqualTo((passed + excused) * floor / 100);
    assertThat(skips.unused()).as("skips of cases that pass or are no more").isEmpty();
  }

  @EnabledIfSystemProperty(named = "partiql.case", matches = ".+")
  @Test
  void oneCaseIsShown() throws IOException {
    List<Check> checks = new ArrayList<>();
    for (String directory : List.of("fail/static-analysis", "eval", "eval-equiv")) {
      SuiteReader.read(data(), directory).stream()
          .filter(check -> check.name().equals(System.getProperty("partiql.case")))
          .forEach(checks::add);
    }
    assertThat(checks).isNotEmpty();
    Judge judge = new Judge();
    for (Check check : checks) {
      String objection = judge.objection(check);
      System.out.println(describe(check) + "\n  " + (objection == null ? "met" : objection));
    }
  }

  private static String describe(Check check) {
    return check.file() + ": " + check.name() + " " + check.mode() + "\n  " + check.statement();
  }

  private static void report(List<String> failures) throws IOException {
    String file = System.getProperty("partiql.report");
    if (file != null) {
      Files.write(Path.of(file), failures, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static Path data() {
    Path data = Path.of(System.getProperty("partiql.tests", "partiql-tests-data"));
    assumeTrue(
        Files.isDirectory(data),
        "PartiQL's conformance suite is not at " + data + ": set -Dpartiql.tests");
    return data;
  }
}
