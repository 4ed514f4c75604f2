package io.encdynamo.plan.rule;

import io.encdynamo.engine.function.NullRule;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Predicate;
import java.util.Set;

/** What is certain of an expression when certain fields are NULL. */
final class NullRejection {
  private NullRejection() {}

  /** Whether a predicate cannot be TRUE when all of these fields are NULL. */
  static boolean rejects(Bound predicate, Set<Field> fields) {
    if (predicate instanceof Predicate.And and) {
      return and.terms().stream().anyMatch(term -> rejects(term, fields));
    } else if (predicate instanceof Predicate.Or or) {
      return or.terms().stream().allMatch(term -> rejects(term, fields));
    } else if (predicate instanceof Predicate.Not not
        && not.operand() instanceof Predicate.IsAbsent absent
        && !absent.missing()) {
      return isAbsent(absent.operand(), fields);
    } else if (predicate instanceof Predicate.TruthTest test) {
      return test.truth() != Predicate.Truth.UNKNOWN && isAbsent(test.operand(), fields);
    }
    return isAbsent(predicate, fields);
  }

  /** Whether an expression is NULL or MISSING when all of these fields are NULL. */
  private static boolean isAbsent(Bound expression, Set<Field> fields) {
    if (expression instanceof Atom.Reference reference) {
      return fields.contains(reference.field());
    } else if (expression instanceof Predicate.Comparison
        || expression instanceof Predicate.Like
        || expression instanceof Predicate.Not
        || expression instanceof Computation.Calculation
        || expression instanceof Computation.Sign
        || expression instanceof Computation.Concatenation
        || expression instanceof Computation.Cast) {
      return expression.children().stream().anyMatch(child -> isAbsent(child, fields));
    } else if (expression instanceof Computation.Call call) {
      return call.function().nulls() != NullRule.AWARE
          && call.arguments().stream().anyMatch(argument -> isAbsent(argument, fields));
    } else if (expression instanceof Predicate.Between between) {
      return isAbsent(between.operand(), fields);
    } else if (expression instanceof Predicate.InList in) {
      return isAbsent(in.operand(), fields);
    }
    return false;
  }
}
