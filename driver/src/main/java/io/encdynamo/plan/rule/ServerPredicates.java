package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.plan.access.FilterTemplate;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Placement;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What DynamoDB can answer of a predicate over one table: comparisons of a column in clear with
 * something known before, equality on a deterministic column, tests of absence. On a randomized
 * column nothing; order and patterns never on ciphertext.
 */
final class ServerPredicates {
  private final Operands operands;

  ServerPredicates(Operands operands) {
    this.operands = operands;
  }

  /** The predicate as DynamoDB is asked; empty if it has to be answered here. */
  Optional<FilterTemplate> of(Bound predicate) {
    return operands.placement(predicate).compareTo(Placement.CIPHERTEXT) <= 0
        ? ask(predicate)
        : Optional.empty();
  }

  private Optional<FilterTemplate> ask(Bound predicate) {
    if (predicate instanceof Predicate.And and) {
      return all(and.terms()).map(FilterTemplate.And::new);
    } else if (predicate instanceof Predicate.Or or) {
      return all(or.terms()).map(FilterTemplate.Or::new);
    } else if (predicate instanceof Predicate.Not not) {
      return leaf(not.operand(), true);
    }
    return leaf(predicate, false);
  }

  private Optional<List<FilterTemplate>> all(List<Bound> terms) {
    List<FilterTemplate> parts = new ArrayList<>();
    for (Bound term : terms) {
      Optional<FilterTemplate> part = ask(term);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  private Optional<FilterTemplate> leaf(Bound predicate, boolean negated) {
    if (predicate instanceof Predicate.Comparison comparison) {
      return comparison(comparison);
    } else if (predicate instanceof Predicate.InList in) {
      return in(in, negated);
    } else if (predicate instanceof Predicate.Between between) {
      return between(between);
    } else if (predicate instanceof Predicate.Like like) {
      return like(like, negated);
    } else if (predicate instanceof Predicate.IsAbsent absent) {
      return isAbsent(absent, negated);
    }
    return Optional.empty();
  }

  private Optional<FilterTemplate> comparison(Predicate.Comparison comparison) {
    boolean straight = operands.column(comparison.left()) != null;
    ComparisonOperator operator =
        straight ? comparison.operator() : comparison.operator().mirrored();
    Bound other = straight ? comparison.right() : comparison.left();
    ColumnDefinition column = operands.column(straight ? comparison.left() : comparison.right());
    return column != null && operands.isFixed(other)
        ? Optional.of(
            new FilterTemplate.Compare(path(column), operator, operands.of(other, column)))
        : Optional.empty();
  }

  private Optional<FilterTemplate> in(Predicate.InList in, boolean negated) {
    ColumnDefinition column = operands.column(in.operand());
    if (column == null
        || in.candidates().size() > ServerFilter.MOST_VALUES
        || !in.candidates().stream().allMatch(operands::isFixed)) {
      return Optional.empty();
    }
    List<Operand> values =
        in.candidates().stream().map(candidate -> operands.of(candidate, column)).toList();
    return Optional.of(new FilterTemplate.In(path(column), values, negated));
  }

  private Optional<FilterTemplate> between(Predicate.Between between) {
    ColumnDefinition column = operands.column(between.operand());
    return column != null && operands.isFixed(between.low()) && operands.isFixed(between.high())
        ? Optional.of(
            new FilterTemplate.Between(
                path(column),
                operands.of(between.low(), column),
                operands.of(between.high(), column)))
        : Optional.empty();
  }

  private Optional<FilterTemplate> like(Predicate.Like like, boolean negated) {
    ColumnDefinition column = operands.column(like.operand());
    String prefix = Placement.prefix(like.pattern());
    return column != null && prefix != null
        ? Optional.of(
            new FilterTemplate.BeginsWith(
                path(column), operands.of(Atom.Constant.of(prefix), column), negated))
        : Optional.empty();
  }

  private Optional<FilterTemplate> isAbsent(Predicate.IsAbsent absent, boolean negated) {
    ColumnDefinition column = operands.column(absent.operand());
    return column == null
        ? Optional.empty()
        : Optional.of(
            absent.missing()
                ? new FilterTemplate.IsMissing(path(column), negated)
                : new FilterTemplate.IsNull(path(column), negated));
  }

  private static AttributePath path(ColumnDefinition column) {
    return AttributePath.of(column.name());
  }
}
