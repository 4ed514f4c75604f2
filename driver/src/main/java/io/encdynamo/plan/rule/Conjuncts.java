package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
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

  /** What all terms of OR have in common is asked once, before it. */
  private static Bound or(List<Bound> terms) {
    List<Bound> flat = new ArrayList<>();
    for (Bound term : terms) {
      if (term instanceof Predicate.Or or) {
        flat.addAll(or.terms());
      } else {
        flat.add(term);
      }
    }
    List<List<Bound>> parts = flat.stream().map(Conjuncts::parts).toList();
    List<Bound> common = new ArrayList<>(parts.get(0));
    parts.forEach(common::retainAll);
    common.removeIf(part -> !part.isDeterministic());
    if (common.isEmpty()) {
      return candidates(flat);
    }
    List<Bound> rest = new ArrayList<>();
    for (List<Bound> part : parts) {
      List<Bound> others = new ArrayList<>(part);
      others.removeAll(common);
      if (others.isEmpty()) {
        return and(common);
      }
      rest.add(and(others));
    }
    common.add(candidates(rest));
    return and(common);
  }

  private static List<Bound> parts(Bound term) {
    List<Bound> found = new ArrayList<>();
    split(term, found);
    return found;
  }

  /** All of some predicates; TRUE if there are none. */
  static Bound and(List<Bound> terms) {
    return switch (terms.size()) {
      case 0 -> new Atom.Constant(BooleanValue.TRUE, SqlType.BOOLEAN);
      case 1 -> terms.get(0);
      default -> new Predicate.And(List.copyOf(terms));
    };
  }

  /** {@code a = 1 OR a = 2} is {@code a IN (1, 2)}, which can be a look-up. */
  static Bound candidates(List<Bound> terms) {
    Bound operand = null;
    List<Bound> candidates = new ArrayList<>();
    for (Bound term : terms) {
      if (term instanceof Predicate.Comparison comparison
          && comparison.operator() == ComparisonOperator.EQUAL
          && comparison.left() instanceof Atom.Reference
          && comparison.right().isFixed()
          && (operand == null || operand.equals(comparison.left()))) {
        operand = comparison.left();
        candidates.add(comparison.right());
      } else {
        return new Predicate.Or(List.copyOf(terms));
      }
    }
    return operand == null
        ? new Predicate.Or(List.copyOf(terms))
        : new Predicate.InList(operand, List.copyOf(candidates));
  }
}
