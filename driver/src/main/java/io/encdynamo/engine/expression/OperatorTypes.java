package io.encdynamo.engine.expression;

import io.encdynamo.engine.expression.Arithmetic.Operator;
import io.encdynamo.value.Comparison;
import io.encdynamo.value.IntervalField;
import io.encdynamo.value.IntervalQualifier;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.ValueKind;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What operators make of types, and which types they never take: then the expression is an error in
 * strict typing and MISSING in permissive. A type that holds several kinds of value (ANY, JSON, a
 * registered one) is taken wherever one of them is. NULL and MISSING are of type ANY.
 */
public final class OperatorTypes {
  private OperatorTypes() {}

  /** The type of {@code left operator right}; null if the operator never takes the two. */
  public static @Nullable SqlType arithmetic(Operator operator, SqlType left, SqlType right) {
    if (left.isNumeric() && right.isNumeric()) {
      boolean bits = operator == Operator.BITWISE_AND;
      return bits && (isFloating(left) || isFloating(right)) ? null : number(left, right);
    }
    if (isOpen(left) || isOpen(right)) {
      return takes(operator, left) && takes(operator, right) ? SqlType.ANY : null;
    }
    return switch (operator) {
      case ADD -> {
        SqlType moved = shifted(left, right);
        yield moved != null || right.isInterval() ? moved : shifted(right, left);
      }
      case SUBTRACT -> right.isInterval() ? shifted(left, right) : difference(left, right);
      case MULTIPLY -> left.isNumeric() ? product(right) : right.isNumeric() ? product(left) : null;
      case DIVIDE -> right.isNumeric() ? product(left) : null;
      case MODULO, BITWISE_AND -> null;
    };
  }

  private static boolean takes(Operator operator, SqlType type) {
    return isOpen(type)
        || type.isNumeric()
        || holds(type, kind -> TemporalArithmetic.takes(operator, kind));
  }

  private static SqlType number(SqlType left, SqlType right) {
    if (isFloating(left) || isFloating(right)) {
      return SqlType.DOUBLE;
    }
    return left.kind() == Kind.DECIMAL || right.kind() == Kind.DECIMAL
        ? SqlType.DECIMAL
        : SqlType.BIGINT;
  }

  private static boolean isFloating(SqlType type) {
    return type.kind() == Kind.REAL || type.kind() == Kind.DOUBLE;
  }

  /** What an interval makes of a date, time or another interval. */
  private static @Nullable SqlType shifted(SqlType type, SqlType interval) {
    if (!interval.isInterval()) {
      return null;
    }
    boolean months = interval.kind() == Kind.YEAR_MONTH_INTERVAL;
    return switch (type.kind()) {
      case DATE -> SqlType.of(months || isOfDays(interval) ? Kind.DATE : Kind.TIMESTAMP);
      case TIMESTAMP, ZONED_TIMESTAMP -> SqlType.of(type.kind());
      case TIME, ZONED_TIME -> months ? null : SqlType.of(type.kind());
      case YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL ->
          type.kind() == interval.kind() ? SqlType.of(type.kind()) : null;
      default -> null;
    };
  }

  private static boolean isOfDays(SqlType interval) {
    IntervalQualifier qualifier = interval.qualifier();
    return qualifier != null && qualifier.to() == IntervalField.DAY;
  }

  private static @Nullable SqlType difference(SqlType left, SqlType right) {
    boolean moments = isMoment(left) && isMoment(right) && isOrdered(left, right);
    return moments ? SqlType.of(Kind.DAY_TIME_INTERVAL) : null;
  }

  private static boolean isMoment(SqlType type) {
    return holds(type, kind -> TemporalArithmetic.takes(Operator.ADD, kind)) && !type.isInterval();
  }

  private static @Nullable SqlType product(SqlType type) {
    return type.isInterval() ? SqlType.of(type.kind()) : null;
  }

  /** The type of {@code -operand} and {@code +operand}; null for what has no sign. */
  public static @Nullable SqlType signed(SqlType operand) {
    return operand.isNumeric() || operand.isInterval() || isOpen(operand) ? operand : null;
  }

  /** The type of {@code left || right}; null for what cannot be joined. */
  public static @Nullable SqlType concatenation(SqlType left, SqlType right) {
    if (isOpen(left) && isOpen(right)) {
      return SqlType.ANY;
    }
    SqlType known = isOpen(left) ? right : left;
    boolean joins = known.kind() == Kind.STRING || known.kind() == Kind.BINARY;
    boolean other = isOpen(left) || isOpen(right) || left.kind() == right.kind();
    return joins && other ? SqlType.of(known.kind()) : null;
  }

  /** Whether {@code <}, BETWEEN and their sisters may tell values of the two types apart. */
  public static boolean isOrdered(SqlType left, SqlType right) {
    return holds(left, a -> holds(right, b -> Comparison.isOrdered(a, b)));
  }

  /** Whether a value may be TRUE or FALSE: an operand of AND, OR, NOT, or a condition. */
  public static boolean isTruth(SqlType type) {
    return holds(type, kind -> kind == ValueKind.BOOLEAN);
  }

  /** Whether a value may be a string: an operand, pattern or escape of LIKE and SIMILAR TO. */
  public static boolean isString(SqlType type) {
    return holds(type, kind -> kind == ValueKind.STRING);
  }

  /** Whether a value may be a list, bag or set: what IN looks into. */
  public static boolean isCollection(SqlType type) {
    return holds(
        type,
        kind ->
            switch (kind) {
              case LIST, BAG, STRING_SET, NUMBER_SET, BINARY_SET -> true;
              default -> false;
            });
  }

  /** Whether a value may be a period: an operand of OVERLAPS. */
  public static boolean isPeriod(SqlType type) {
    return type.kind() == Kind.LIST || isOpen(type);
  }

  private static boolean isOpen(SqlType type) {
    return switch (type.kind()) {
      case ANY, JSON, CODEC -> true;
      default -> false;
    };
  }

  private static boolean holds(SqlType type, Predicate<ValueKind> predicate) {
    Set<ValueKind> kinds = type.valueKinds();
    return kinds.stream().anyMatch(predicate);
  }
}
