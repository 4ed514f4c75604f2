package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.function.Choices;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CASE, COALESCE and NULLIF: they evaluate only what they need. */
public final class Conditionals {
  private Conditionals() {}

  /**
   * CASE WHEN ... THEN ... ELSE ... END. The simple form is this one with equalities as conditions.
   *
   * @param otherwise null for ELSE NULL
   */
  public static Evaluator searchedCase(
      List<Evaluator> conditions, List<Evaluator> results, @Nullable Evaluator otherwise) {
    Evaluator last = otherwise == null ? new Constant(NullValue.NULL) : otherwise;
    return new SearchedCase(
        conditions.toArray(Evaluator[]::new), results.toArray(Evaluator[]::new), last);
  }

  /** The first argument that is neither NULL nor MISSING; NULL if there is none. */
  public static Evaluator coalesce(List<Evaluator> arguments) {
    Evaluator[] all = arguments.toArray(Evaluator[]::new);
    return (row, execution) -> Choices.coalesce(all, row, execution);
  }

  /** NULL if both are equal, else the first. */
  public static Evaluator nullIf(Evaluator left, Evaluator right) {
    return (row, execution) -> Choices.nullIf(left, right, row, execution);
  }

  private static final class SearchedCase implements Evaluator {
    private final Evaluator[] conditions;
    private final Evaluator[] results;
    private final Evaluator otherwise;

    SearchedCase(Evaluator[] conditions, Evaluator[] results, Evaluator otherwise) {
      this.conditions = conditions;
      this.results = results;
      this.otherwise = otherwise;
    }

    @Override
    public Value evaluate(Value[] row, Execution execution) {
      for (int i = 0; i < conditions.length; i++) {
        if (conditions[i].isTrue(row, execution)) {
          return results[i].evaluate(row, execution);
        }
      }
      return otherwise.evaluate(row, execution);
    }
  }
}
