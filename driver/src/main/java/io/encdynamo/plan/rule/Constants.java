package io.encdynamo.plan.rule;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.MemoryPool;
import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Predicates that are known before anything is read, such as {@code 1 = 0}. */
final class Constants {
  private static final Value[] NO_ROW = new Value[0];

  private Constants() {}

  /** Whether a predicate is TRUE; empty if only an execution can tell, or it fails. */
  static Optional<Boolean> truth(Bound predicate) {
    if (!predicate.isFixed() || predicate.hasNested() || readsParameter(predicate)) {
      return Optional.empty();
    }
    Execution execution =
        new Execution(
            List.of(),
            Instant.EPOCH.atOffset(ZoneOffset.UTC),
            Typing.PERMISSIVE,
            CancelSignal.unlimited(),
            new MemoryPool(1).open(false),
            (leaf, running) -> {
              throw new IllegalStateException("a constant that reads a table");
            });
    try {
      Value value = ExpressionCompiler.ofFixed().compile(predicate).evaluate(NO_ROW, execution);
      return Optional.of(value.force() == BooleanValue.TRUE);
    } catch (DriverException whenItRuns) {
      return Optional.empty();
    }
  }

  private static boolean readsParameter(Bound expression) {
    return expression instanceof Atom.Parameter
        || expression.children().stream().anyMatch(Constants::readsParameter);
  }
}
