package io.encdynamo.plan.conformance;

import com.amazon.ion.IonContainer;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.encdynamo.engine.Typing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the suite's files: lists are namespaces, which inherit the environment and the classes of
 * equivalent statements of the list around them; an environment of a case's own takes the place of
 * the inherited one.
 */
final class SuiteReader {
  private final String file;
  private final List<Check> checks;

  private SuiteReader(String file, List<Check> checks) {
    this.file = file;
    this.checks = checks;
  }

  /** All checks below a directory of the suite. */
  static List<Check> read(Path data, String directory) throws IOException {
    List<Check> checks = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data.resolve(directory))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ion")).sorted().toList()) {
        new SuiteReader(data.relativize(file).toString(), checks)
            .namespace(
                IonSystemBuilder.standard().build().getLoader().load(file.toFile()),
                null,
                Map.of());
      }
    }
    return checks;
  }

  private void namespace(
      IonContainer content, @Nullable IonStruct inherited, Map<String, List<String>> outer) {
    IonStruct environment = inherited;
    Map<String, List<String>> equivalents = new HashMap<>(outer);
    for (IonValue value : content) {
      if (!(value instanceof IonStruct struct)) {
        namespace((IonContainer) value, environment, equivalents);
      } else if (struct.hasTypeAnnotation("envs")) {
        environment = struct;
      } else if (struct.hasTypeAnnotation("equiv_class")) {
        equivalents.put(
            text(struct, "id"),
            ((IonList) struct.get("statements"))
                .stream().map(s -> ((IonText) s).stringValue()).toList());
      } else {
        testCase(struct, environment, equivalents);
      }
    }
  }

  private void testCase(
      IonStruct test, @Nullable IonStruct inherited, Map<String, List<String>> equivalents) {
    String written = text(test, "statement");
    List<String> statements = equivalents.getOrDefault(written, List.of(written));
    int first = equivalents.containsKey(written) ? 1 : 0;
    IonStruct environment = test.get("env") instanceof IonStruct own ? own : inherited;
    for (IonValue expected : each(test.get("assert"))) {
      for (Check.Outcome outcome : outcomes((IonStruct) expected)) {
        for (int i = 0; i < statements.size(); i++) {
          checks.add(
              new Check(
                  file, text(test, "name"), first + i, statements.get(i), environment, outcome));
        }
      }
    }
  }

  private static List<Check.Outcome> outcomes(IonStruct expected) {
    String result = text(expected, "result");
    if (result.equals("StaticAnalysisFail")) {
      return List.of(new Check.Outcome.Refused());
    }
    List<Check.Outcome> outcomes = new ArrayList<>();
    for (IonValue mode : each(expected.get("evalMode"))) {
      Typing typing =
          switch (((IonText) mode).stringValue()) {
            case "EvalModeCoerce" -> Typing.PERMISSIVE;
            case "EvalModeError" -> Typing.STRICT;
            default -> throw new IllegalArgumentException("mode " + mode);
          };
      outcomes.add(
          switch (result) {
            case "EvaluationSuccess" -> new Check.Outcome.Gives(typing, expected.get("output"));
            case "EvaluationFail" -> new Check.Outcome.Fails(typing);
            default -> throw new IllegalArgumentException("result " + result);
          });
    }
    return outcomes;
  }

  /** The elements of a list; one value may stand without a list around it. */
  private static Iterable<IonValue> each(IonValue value) {
    return value instanceof IonList list ? list : List.of(value);
  }

  private static String text(IonStruct struct, String field) {
    return Objects.requireNonNull(((IonText) struct.get(field)).stringValue());
  }
}
