package io.encdynamo.plan.conformance;

import com.amazon.ion.IonStruct;
import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.SyntaxException;
import io.encdynamo.value.Value;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs checks and says in what way they are not met. */
final class Judge {
  private final Evaluation evaluation = new Evaluation();
  private final IdentityHashMap<IonStruct, Map<String, Value>> globals = new IdentityHashMap<>();

  /** In one line; null if the check is met. */
  @Nullable String objection(Check check) {
    try {
      Map<String, Value> variables =
          check.environment() == null
              ? Map.of()
              : globals.computeIfAbsent(check.environment(), IonValues::globals);
      Check.Outcome outcome = check.outcome();
      if (outcome instanceof Check.Outcome.Gives gives) {
        Value expected = IonValues.value(gives.value());
        Value actual = evaluation.evaluate(check.statement(), variables, gives.typing());
        return SameResult.same(expected, actual)
            ? null
            : "expected " + ValueText.of(expected) + " but got " + ValueText.of(actual);
      }
      return outcome instanceof Check.Outcome.Fails fails
          ? acceptance(check.statement(), variables, fails.typing())
          : acceptance(check.statement(), variables, null);
    } catch (DriverException | SyntaxException e) {
      return "expected a value but failed: " + e.getMessage();
    } catch (IonValues.NoSuchKindException e) {
      return "the suite's kind " + e.getMessage() + " is none here";
    } catch (RuntimeException | StackOverflowError e) {
      return "broken: " + e;
    }
  }

  /**
   * What speaks against a statement that is to fail: that it does not, or not because it is wrong
   * but because it is not supported. Null if it fails as it should.
   *
   * @param typing null to analyse the statement without running it
   */
  private @Nullable String acceptance(
      String statement, Map<String, Value> variables, @Nullable Typing typing) {
    try {
      if (typing == null) {
        evaluation.analyse(statement, variables);
        return "expected to be refused";
      }
      return "expected to fail but got "
          + ValueText.of(evaluation.evaluate(statement, variables, typing));
    } catch (SyntaxException e) {
      return null;
    } catch (DriverException e) {
      return e.code() == ErrorCode.NOT_SUPPORTED
          ? "expected to fail as wrong, not as unsupported: " + e.getMessage()
          : null;
    }
  }
}
