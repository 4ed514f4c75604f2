package io.encdynamo.plan.rule;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.MemoryPool;
import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Computes what is known before anything is read, such as {@code DATE '1998-12-01' - INTERVAL '90'
 * DAY}. What fails is left for the execution to fail at.
 */
final class FoldConstants {
  private static final Value[] NO_ROW = new Value[0];

  private FoldConstants() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    return relation.rewrite(FoldConstants::fold);
  }

  /** Whether a predicate is TRUE; empty if only an execution can tell. */
  static Optional<Boolean> truth(Bound predicate) {
    return fold(predicate) instanceof Atom.Constant constant
        ? Optional.of(constant.value().force() == BooleanValue.TRUE)
        : Optional.empty();
  }

  /** An expression whose operands are folded already. */
  static Bound fold(Bound expression) {
    if (expression instanceof Atom || !isKnown(expression)) {
      return expression;
    }
    Execution execution =
        new Execution(
            List.of(),
            Instant.EPOCH.atOffset(ZoneOffset.UTC),
            Typing.STRICT,
            CancelSignal.unlimited(),
            new MemoryPool(1).open(false),
            (leaf, running) -> {
              throw new IllegalStateException("a constant that reads a table");
            });
    try {
      Value value = ExpressionCompiler.ofFixed().compile(expression).evaluate(NO_ROW, execution);
      return new Atom.Constant(value.force(), expression.type());
    } catch (DriverException whenItRuns) {
      return expression;
    }
  }

  /** A call without arguments asks something of the run, such as its time. */
  private static boolean isKnown(Bound expression) {
    boolean asksTheRun =
        expression instanceof Atom.Parameter
            || (expression instanceof Computation.Call call
                && (call.arguments().isEmpty() || !call.function().deterministic()));
    return !asksTheRun
        && !(expression instanceof Atom.Reference)
        && !expression.hasNested()
        && expression.children().stream().allMatch(FoldConstants::isKnown);
  }
}
