package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;

/** Takes predicates apart at AND, with NOT moved down to the leaves (De Morgan). */
final class Conjuncts {
  private Conjuncts() {}

  static List<Bound> of(Bound predicate) {
    List<Bound> found = new ArrayList<>();
    split(withNotAtLeaves(predicate, false), found);
    return found;
  }

  private static void split(Bound predicate, List<Bound> found) {
    if (predicate instanceof Predicate.And and) {
      and.terms().forEach(term -> split(term, found));
    } else {
      found.add(predicate);
    }
  }

  private static Bound withNotAtLeaves(Bound predicate, boolean negate) {
    if (predicate instanceof Predicate.Not not) {
      return withNotAtLeaves(not.operand(), !negate);
    } else if (predicate instanceof Predicate.And and) {
      List<Bound> terms = all(and.terms(), negate);
      return negate ? or(terms) : new Predicate.And(terms);
    } else if (predicate instanceof Predicate.Or or) {
      List<Bound> terms = all(or.terms(), negate);
      return negate ? new Predicate.And(terms) : or(terms);
    } else if (negate && predicate instanceof Predicate.Comparison comparison) {
      return new Predicate.Comparison(
          comparison.operator().negated(), comparison.left(), comparison.right());
    } else if (negate && predicate instanceof Predicate.Between between) {
      return new Predicate.Or(
          List.of(
              new Predicate.Comparison(ComparisonOperator.LESS, between.operand(), between.low()),
              new Predicate.Comparison(
                  ComparisonOperator.GREATER, between.operand(), between.high())));
    }
    return negate ? new Predicate.Not(predicate) : predicate;
  }

  private static List<Bound> all(List<Bound> terms, boolean negate) {
    return terms.stream().map(term -> withNotAtLeaves(term, negate)).toList();
  }

  /** {@code a = 1 OR a = 2} is {@code a IN (1, 2)}, which can be a look-up. */
  private static Bound or(List<Bound> terms) {
    List<Bound> flat = new ArrayList<>();
    for (Bound term : terms) {
      if (term instanceof Predicate.Or or) {
        flat.addAll(or.terms());
      } else {
        flat.add(term);
      }
    }
    Bound operand = null;
    List<Bound> candidates = new ArrayList<>();
    for (Bound term : flat) {
      if (term instanceof Predicate.Comparison comparison
          && comparison.operator() == ComparisonOperator.EQUAL
          && comparison.left() instanceof Atom.Reference
          && comparison.right().isFixed()
          && (operand == null || operand.equals(comparison.left()))) {
        operand = comparison.left();
        candidates.add(comparison.right());
      } else {
        return new Predicate.Or(List.copyOf(flat));
      }
    }
    return operand == null
        ? new Predicate.Or(List.copyOf(flat))
        : new Predicate.InList(operand, List.copyOf(candidates));
  }
}
