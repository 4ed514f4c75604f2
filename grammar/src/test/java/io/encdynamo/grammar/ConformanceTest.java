package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.ion.IonContainer;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * PartiQL's own conformance suite, as far as it is about syntax. Where its data is says the system
 * property {@code partiql.tests}. What the language of this project means otherwise is listed with
 * its reason in {@code partiql-skips.txt}.
 */
class ConformanceTest {
  private record Case(String name, String statement, boolean accepted) {}

  @Test
  void syntaxIsAcceptedAndRefusedAsTheSuiteSays() throws IOException {
    List<Case> cases = read("success/syntax", "fail/syntax");
    Map<String, String> skips = skips();
    Set<String> unused = new TreeSet<>(skips.keySet());
    List<String> failures = new ArrayList<>();
    int passed = 0;
    int skipped = 0;
    for (Case test : cases) {
      boolean met = accepts(test.statement()) == test.accepted();
      if (met) {
        passed++;
      } else if (skips.containsKey(test.name())) {
        unused.remove(test.name());
        skipped++;
      } else {
        failures.add(
            test.name()
                + (test.accepted() ? " is to be read: " : " is no statement: ")
                + test.statement());
      }
    }
    System.out.printf(
        "partiql syntax: %d passed, %d failed, %d skipped%n", passed, failures.size(), skipped);
    assertThat(cases).isNotEmpty();
    assertThat(failures).isEmpty();
    assertThat(unused).as("skips of cases that pass or are no more").isEmpty();
  }

  /** What the suite evaluates must be read first. Its patterns of graphs are another language. */
  @Test
  void whatTheSuiteEvaluatesIsRead() throws IOException {
    // An empty row, which the suite itself refuses elsewhere.
    String refused = "cardinality([[], [1,2,3,4,[5,6], ()], ({'a': 1, 'b': 2})])";
    List<Case> cases = read("eval", "eval-equiv");
    assertThat(cases).isNotEmpty();
    for (Case test : cases) {
      boolean sound = !test.statement().equals(refused);
      assertThat(accepts(test.statement())).as(test.statement()).isEqualTo(sound);
    }
  }

  /** Some of what is wrong for other reasons than syntax. */
  @Test
  void whatTheSuiteRefusesLaterIsPrintedAsItWasMeant() throws IOException {
    assertThat(read("fail/static-analysis").stream().filter(test -> accepts(test.statement())))
        .isNotEmpty();
  }

  private static boolean accepts(String statement) {
    try {
      Parsed parsed = PartiQL.parse(statement);
      Parsed again = PartiQL.parse(Printer.print(parsed.statement()));
      assertThat(Shape.of(again)).as(statement).isEqualTo(Shape.of(parsed));
      return true;
    } catch (SyntaxException e) {
      return false;
    }
  }

  private static List<Case> read(String... directories) throws IOException {
    Path data = Path.of(System.getProperty("partiql.tests", "partiql-tests-data"));
    assumeTrue(
        Files.isDirectory(data),
        "PartiQL's conformance suite is not at " + data + ": set -Dpartiql.tests");
    List<Case> cases = new ArrayList<>();
    for (String directory : directories) {
      try (Stream<Path> files = Files.walk(data.resolve(directory))) {
        for (Path file : files.filter(ConformanceTest::holdsCases).sorted().toList()) {
          IonSystemBuilder.standard()
              .build()
              .getLoader()
              .load(file.toFile())
              .forEach(value -> collect(value, cases));
        }
      }
    }
    return cases;
  }

  private static boolean holdsCases(Path file) {
    return file.toString().endsWith(".ion") && !file.toString().contains("graph");
  }

  /** Cases stand in lists within lists. */
  private static void collect(IonValue value, List<Case> cases) {
    if (value instanceof IonStruct struct && struct.get("statement") instanceof IonText statement) {
      String name = ((IonText) struct.get("name")).stringValue();
      cases.add(new Case(name, statement.stringValue(), !refused(struct.get("assert"))));
    } else if (value instanceof IonContainer container) {
      container.forEach(inner -> collect(inner, cases));
    }
  }

  /** What is expected is one struct or, for each mode of evaluation, a list of them. */
  private static boolean refused(IonValue expected) {
    if (expected instanceof IonStruct one) {
      return ((IonText) one.get("result")).stringValue().equals("SyntaxFail");
    }
    for (IonValue each : (IonContainer) expected) {
      if (refused(each)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> skips() {
    Map<String, String> skips = new HashMap<>();
    for (String line : Sample.lines("partiql-skips.txt")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" => ", 2);
        skips.put(parts[0], parts[1]);
      }
    }
    return skips;
  }
}
