package io.encdynamo.plan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.SyntaxException;
import io.encdynamo.plan.conformance.Evaluation;
import io.encdynamo.plan.conformance.SameResult;
import io.encdynamo.plan.conformance.ValueText;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Statements give the values that PartiQL's reference implementation gives. */
class ReferenceTest {
  private final Statements statements = new Statements("statements.txt");
  private final Reference reference = new Reference(statements.globals());
  private final Evaluation evaluation = new Evaluation();
  private final Map<String, Value> globals = new LinkedHashMap<>();

  ReferenceTest() {
    statements
        .globals()
        .forEach(
            (name, literal) ->
                globals.put(name, evaluation.evaluate(literal, Map.of(), Typing.PERMISSIVE)));
  }

  /** In strict typing the values may be left out: what fails there and here is compared. */
  @Test
  void aStatementGivesWhatTheReferenceGives() {
    Differences differences = new Differences("differences.txt");
    List<String> failures = new ArrayList<>();
    int same = 0;
    int excused = 0;
    for (String statement : statements.statements()) {
      for (Typing typing : Typing.values()) {
        String objection = objection(statement, typing);
        if (objection == null) {
          same++;
        } else if (differences.excuse(statement, typing)) {
          excused++;
        } else {
          failures.add(typing + " " + statement + "\n  " + objection);
        }
      }
    }
    System.out.printf(
        "partiql reference: %d same, %d failed, %d differ with a reason%n",
        same, failures.size(), excused);
    assertThat(failures).isEmpty();
    assertThat(differences.unused()).as("differences that are none").isEmpty();
    assertThat(same).isGreaterThan(1_000);
  }

  /** What differs; null if nothing does. */
  private @Nullable String objection(String statement, Typing typing) {
    Value there = attempt(() -> reference.evaluate(statement, typing));
    Value here;
    try {
      here = evaluation.evaluate(statement, globals, typing);
    } catch (DriverException e) {
      return there == null && e.code() != ErrorCode.NOT_SUPPORTED
          ? null
          : "the reference gives " + text(there) + ", here: " + e.getMessage();
    } catch (SyntaxException e) {
      return there == null ? null : "the reference gives " + text(there) + ", here: no statement";
    }
    if (there == null) {
      return "the reference fails, here: " + text(here);
    }
    return typing == Typing.STRICT || SameResult.same(there, here)
        ? null
        : "the reference gives " + text(there) + ", here: " + text(here);
  }

  private static String text(@Nullable Value value) {
    return value == null ? "no value" : ValueText.of(value);
  }

  /** Null if it fails. */
  private static @Nullable Value attempt(Supplier<Value> evaluation) {
    try {
      return evaluation.get();
    } catch (RuntimeException refused) {
      return null;
    }
  }
}
