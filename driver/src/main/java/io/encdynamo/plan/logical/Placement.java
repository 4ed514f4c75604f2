package io.encdynamo.plan.logical;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Where an expression can be evaluated; each place can do what those before it can. */
public enum Placement {
  /** By DynamoDB, on values in clear. */
  DYNAMODB,
  /** By DynamoDB or here, on deterministic ciphertext as well. */
  CIPHERTEXT,
  /** Here, on values in clear. */
  DRIVER,
  /** Here, after an encrypted column is decrypted. */
  DECRYPTED;

  /**
   * The first place that can evaluate an expression over the rows of certain tables.
   *
   * @param stored whether a field is a column of theirs; what reads none is known before
   */
  public static Placement of(Bound expression, java.util.function.Predicate<Field> stored) {
    return new Judgement(stored).of(expression);
  }

  /** Judges expressions over the rows of certain tables. */
  private record Judgement(java.util.function.Predicate<Field> stored) {

    Placement of(Bound expression) {
      if (expression instanceof Predicate.And || expression instanceof Predicate.Or) {
        return worstOf(expression);
      } else if (expression instanceof Predicate.Not not) {
        boolean asked =
            !(not.operand() instanceof Predicate.Comparison)
                && !(not.operand() instanceof Predicate.Between)
                && !(not.operand() instanceof Predicate.InList in && isFoundAlone(in.operand()));
        return asked ? of(not.operand()) : here(expression);
      } else if (expression instanceof Predicate.Comparison comparison) {
        Asked asked =
            switch (comparison.operator()) {
              case EQUAL -> Asked.EQUAL;
              case NOT_EQUAL -> Asked.DIFFERENT;
              case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Asked.ORDER;
            };
        if (readsColumn(comparison.left()) && readsColumn(comparison.right())) {
          return here(expression);
        }
        return readsColumn(comparison.right())
            ? compared(comparison.right(), asked)
            : compared(comparison.left(), asked);
      } else if (expression instanceof Predicate.InList in) {
        boolean known = in.candidates().stream().noneMatch(this::readsColumn);
        return known ? compared(in.operand(), Asked.EQUAL) : here(expression);
      } else if (expression instanceof Predicate.Between between) {
        boolean known = !readsColumn(between.low()) && !readsColumn(between.high());
        return known ? compared(between.operand(), Asked.ORDER) : here(expression);
      } else if (expression instanceof Predicate.Like like) {
        return like.escape() == null && prefix(like.pattern()) != null
            ? compared(like.operand(), Asked.ORDER)
            : here(expression);
      } else if (expression instanceof Predicate.IsAbsent absent) {
        return absence(absent);
      } else if (expression instanceof Atom) {
        ColumnDefinition column = column(expression);
        return column != null && column.isEncrypted() ? CIPHERTEXT : DYNAMODB;
      }
      return here(expression);
    }

    private Placement worstOf(Bound expression) {
      Placement worst = DYNAMODB;
      for (Bound child : expression.children()) {
        Placement each = of(child);
        worst = each.compareTo(worst) > 0 ? each : worst;
      }
      return worst;
    }

    private Placement here(Bound expression) {
      boolean encrypted =
          expression.fields().stream()
              .anyMatch(field -> stored.test(field) && isEncrypted(field.origin()));
      return encrypted ? DECRYPTED : DRIVER;
    }

    private static boolean isEncrypted(Field.@Nullable Origin origin) {
      return origin != null && origin.column().isEncrypted();
    }

    /** A column beside what is known; for anything but equality its order counts. */
    private Placement compared(Bound operand, Asked asked) {
      ColumnDefinition column = column(operand);
      boolean told =
          column != null
              && switch (asked) {
                case EQUAL -> isFound(column);
                case DIFFERENT -> hasEquality(column);
                case ORDER -> hasOrder(column);
              };
      if (column == null || !told) {
        return here(operand);
      }
      return column.isEncrypted() ? CIPHERTEXT : DYNAMODB;
    }

    /**
     * Declared columns in clear may hold what is not of their type and reads as MISSING, which
     * DynamoDB cannot know; so they are asked only where any type is right.
     */
    private Placement absence(Predicate.IsAbsent absent) {
      ColumnDefinition column = column(absent.operand());
      if (column == null
          || column.other() != null
          || (column.isEncrypted() ? column.hidesNull() : !isUntyped(column))) {
        return here(absent);
      }
      return column.isEncrypted() ? CIPHERTEXT : DYNAMODB;
    }

    private static boolean isUntyped(ColumnDefinition column) {
      return switch (column.type().kind()) {
        case ANY, JSON -> true;
        default -> false;
      };
    }

    /** Whether DynamoDB can tell what may be equal to something, but not what is not. */
    private boolean isFoundAlone(Bound operand) {
      ColumnDefinition column = column(operand);
      return column != null && isFound(column) && !hasEquality(column);
    }

    private boolean readsColumn(Bound expression) {
      return expression.fields().stream().anyMatch(stored);
    }

    private @Nullable ColumnDefinition column(Bound expression) {
      return expression instanceof Atom.Reference reference
              && stored.test(reference.field())
              && reference.field().origin() != null
          ? reference.field().origin().column()
          : null;
    }
  }

  /** What a pattern of LIKE begins with, if it is some characters and then a %; else null. */
  public static @Nullable String prefix(Bound pattern) {
    if (!(pattern instanceof Atom.Constant constant)
        || !(constant.value() instanceof StringValue text)) {
      return null;
    }
    String written = text.value();
    int last = written.length() - 1;
    boolean is = last > 0 && written.indexOf('%') == last && written.indexOf('_') < 0;
    return is ? written.substring(0, last) : null;
  }

  /** What is asked of a column. */
  private enum Asked {
    EQUAL,
    DIFFERENT,
    ORDER
  }

  /**
   * Whether DynamoDB finds all values of a column that equal one; by a blind index it finds others
   * too.
   */
  public static boolean isFound(ColumnDefinition column) {
    return column.hasBlindIndex() || hasEquality(column);
  }

  /** Whether equal values of a column are equal for DynamoDB. */
  public static boolean hasEquality(ColumnDefinition column) {
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
                  BINARY,
                  CODEC ->
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
                  ANY ->
                  false;
            });
  }

  /** Whether DynamoDB orders the values of a column as SQL does. */
  public static boolean hasOrder(ColumnDefinition column) {
    return !column.isEncrypted()
        && column.type().kind() != SqlType.Kind.BOOLEAN
        && hasEquality(column);
  }
}
