package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.plan.access.FilterTemplate;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB can answer of a predicate over one table: comparisons of a column in clear with
 * something known before, equality on a deterministic column, tests of absence. On a randomized
 * column nothing; order and patterns never on ciphertext.
 */
final class ServerPredicates {
  private ServerPredicates() {}

  /** The predicate as DynamoDB is asked; empty if it has to be answered here. */
  static Optional<FilterTemplate> of(Bound predicate) {
    if (predicate instanceof Bound.And and) {
      return all(and.terms()).map(FilterTemplate.And::new);
    } else if (predicate instanceof Bound.Or or) {
      return all(or.terms()).map(FilterTemplate.Or::new);
    } else if (predicate instanceof Bound.Not not) {
      return leaf(not.operand(), true);
    }
    return leaf(predicate, false);
  }

  private static Optional<List<FilterTemplate>> all(List<Bound> terms) {
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

  private static Optional<FilterTemplate> leaf(Bound predicate, boolean negated) {
    if (predicate instanceof Bound.Comparison comparison && !negated) {
      return comparison(comparison);
    } else if (predicate instanceof Bound.InList in) {
      return in(in, negated);
    } else if (predicate instanceof Bound.Between between && !negated) {
      ColumnDefinition column = column(between.operand());
      return column != null
              && hasServerOrder(column)
              && between.low().isFixed()
              && between.high().isFixed()
          ? Optional.of(
              new FilterTemplate.Between(
                  path(column),
                  new Operand(between.low(), column),
                  new Operand(between.high(), column)))
          : Optional.empty();
    } else if (predicate instanceof Bound.Like like) {
      return like(like, negated);
    } else if (predicate instanceof Bound.IsAbsent absent) {
      return isAbsent(absent, negated);
    }
    return Optional.empty();
  }

  private static Optional<FilterTemplate> comparison(Bound.Comparison comparison) {
    ColumnDefinition column = column(comparison.left());
    ComparisonOperator operator = comparison.operator();
    Bound other = comparison.right();
    if (column == null) {
      column = column(comparison.right());
      operator = operator.mirrored();
      other = comparison.left();
    }
    boolean equality =
        operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    if (column == null
        || !other.isFixed()
        || !(equality ? hasServerEquality(column) : hasServerOrder(column))) {
      return Optional.empty();
    }
    return Optional.of(
        new FilterTemplate.Compare(path(column), operator, new Operand(other, column)));
  }

  private static Optional<FilterTemplate> in(Bound.InList in, boolean negated) {
    ColumnDefinition column = column(in.operand());
    if (column == null
        || !hasServerEquality(column)
        || in.candidates().size() > ServerFilter.MOST_VALUES
        || !in.candidates().stream().allMatch(Bound::isFixed)) {
      return Optional.empty();
    }
    List<Operand> operands = new ArrayList<>();
    for (Bound candidate : in.candidates()) {
      operands.add(new Operand(candidate, column));
    }
    return Optional.of(new FilterTemplate.In(path(column), operands, negated));
  }

  private static Optional<FilterTemplate> like(Bound.Like like, boolean negated) {
    ColumnDefinition column = column(like.operand());
    return column != null
            && hasServerOrder(column)
            && like.escape() == null
            && like.pattern() instanceof Bound.Constant constant
            && constant.value() instanceof StringValue pattern
            && isPrefix(pattern.value())
        ? Optional.of(
            new FilterTemplate.BeginsWith(path(column), prefix(constant, pattern, column), negated))
        : Optional.empty();
  }

  /** Whether a pattern of LIKE is some characters that stand for themselves, and then a %. */
  static boolean isPrefix(String pattern) {
    return pattern.length() > 1
        && pattern.indexOf('%') == pattern.length() - 1
        && pattern.indexOf('_') < 0;
  }

  static Operand prefix(Bound.Constant constant, StringValue pattern, ColumnDefinition column) {
    String prefix = pattern.value().substring(0, pattern.value().length() - 1);
    return new Operand(new Bound.Constant(new StringValue(prefix), constant.type()), column);
  }

  private static Optional<FilterTemplate> isAbsent(Bound.IsAbsent absent, boolean negated) {
    ColumnDefinition column = column(absent.operand());
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

  /** The stored column that an expression is, if it is one. */
  static @Nullable ColumnDefinition column(Bound expression) {
    return expression instanceof Bound.Reference reference && reference.field().origin() != null
        ? reference.field().origin().column()
        : null;
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
