package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.plan.access.FilterTemplate;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
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
      Optional<FilterTemplate> part = of(term);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  private Optional<FilterTemplate> leaf(Bound predicate, boolean negated) {
    if (predicate instanceof Predicate.Comparison comparison && !negated) {
      return comparison(comparison);
    } else if (predicate instanceof Predicate.InList in) {
      return in(in, negated);
    } else if (predicate instanceof Predicate.Between between && !negated) {
      ColumnDefinition column = operands.column(between.operand());
      return column != null
              && hasServerOrder(column)
              && operands.isFixed(between.low())
              && operands.isFixed(between.high())
          ? Optional.of(
              new FilterTemplate.Between(
                  path(column),
                  operands.of(between.low(), column),
                  operands.of(between.high(), column)))
          : Optional.empty();
    } else if (predicate instanceof Predicate.Like like) {
      return like(like, negated);
    } else if (predicate instanceof Predicate.IsAbsent absent) {
      return isAbsent(absent, negated);
    }
    return Optional.empty();
  }

  private Optional<FilterTemplate> comparison(Predicate.Comparison comparison) {
    ColumnDefinition column = operands.column(comparison.left());
    ComparisonOperator operator = comparison.operator();
    Bound other = comparison.right();
    if (column == null) {
      column = operands.column(comparison.right());
      operator = operator.mirrored();
      other = comparison.left();
    }
    boolean equality =
        operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    if (column == null
        || !operands.isFixed(other)
        || !(equality ? hasServerEquality(column) : hasServerOrder(column))) {
      return Optional.empty();
    }
    return Optional.of(
        new FilterTemplate.Compare(path(column), operator, operands.of(other, column)));
  }

  private Optional<FilterTemplate> in(Predicate.InList in, boolean negated) {
    ColumnDefinition column = operands.column(in.operand());
    if (column == null
        || !hasServerEquality(column)
        || in.candidates().size() > ServerFilter.MOST_VALUES
        || !in.candidates().stream().allMatch(operands::isFixed)) {
      return Optional.empty();
    }
    List<Operand> values = new ArrayList<>();
    for (Bound candidate : in.candidates()) {
      values.add(operands.of(candidate, column));
    }
    return Optional.of(new FilterTemplate.In(path(column), values, negated));
  }

  private Optional<FilterTemplate> like(Predicate.Like like, boolean negated) {
    ColumnDefinition column = operands.column(like.operand());
    return column != null
            && hasServerOrder(column)
            && like.escape() == null
            && like.pattern() instanceof Atom.Constant constant
            && constant.value() instanceof StringValue pattern
            && isPrefix(pattern.value())
        ? Optional.of(
            new FilterTemplate.BeginsWith(
                path(column), operands.of(prefix(constant, pattern), column), negated))
        : Optional.empty();
  }

  /** Whether a pattern of LIKE is some characters that stand for themselves, and then a %. */
  static boolean isPrefix(String pattern) {
    return pattern.length() > 1
        && pattern.indexOf('%') == pattern.length() - 1
        && pattern.indexOf('_') < 0;
  }

  /** What stands before the % of a pattern that is a prefix. */
  static Bound prefix(Atom.Constant constant, StringValue pattern) {
    String prefix = pattern.value().substring(0, pattern.value().length() - 1);
    return new Atom.Constant(new StringValue(prefix), constant.type());
  }

  private Optional<FilterTemplate> isAbsent(Predicate.IsAbsent absent, boolean negated) {
    ColumnDefinition column = operands.column(absent.operand());
    // Declared columns in clear may hold what is not of their type and reads as MISSING, which
    // DynamoDB cannot know; so they are asked only where any type is right.
    if (column == null || (!column.isEncrypted() && !isUntyped(column))) {
      return Optional.empty();
    }
    return Optional.of(
        absent.missing()
            ? new FilterTemplate.IsMissing(path(column), negated)
            : new FilterTemplate.IsNull(path(column), negated));
  }

  private static boolean isUntyped(ColumnDefinition column) {
    return switch (column.type().kind()) {
      case ANY, JSON -> true;
      default -> false;
    };
  }

  private static AttributePath path(ColumnDefinition column) {
    return AttributePath.of(column.name());
  }

  /** Whether equal values of a column are equal for DynamoDB. */
  static boolean hasServerEquality(ColumnDefinition column) {
    return column.isSearchable()
        && (column.isEncrypted()
            || switch (column.type().kind()) {
              case STRING,
                  BOOLEAN,
                  SMALLINT,
                  INTEGER,
                  BIGINT,
                  DECIMAL,
                  REAL,
                  DOUBLE,
                  DATE,
                  TIME,
                  TIMESTAMP,
                  ZONED_TIMESTAMP,
                  BINARY ->
                  true;
              case ZONED_TIME,
                  YEAR_MONTH_INTERVAL,
                  DAY_TIME_INTERVAL,
                  JSON,
                  LIST,
                  MAP,
                  STRING_SET,
                  NUMBER_SET,
                  BINARY_SET,
                  ANY,
                  CODEC ->
                  false;
            });
  }

  /** Whether DynamoDB orders the values of a column as SQL does. */
  static boolean hasServerOrder(ColumnDefinition column) {
    return !column.isEncrypted()
        && column.type().kind() != SqlType.Kind.BOOLEAN
        && hasServerEquality(column);
  }
}
