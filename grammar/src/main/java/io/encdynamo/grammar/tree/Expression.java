package io.encdynamo.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. */
public sealed interface Expression extends Node {

  /** A literal: of a kind, with its text as the kind defines it. Never printed in messages. */
  record Literal(Kind kind, String text, Place place) implements Expression {

    /** The kinds of literal and what {@link Literal#text} is. */
    public enum Kind {
      /** Empty text. */
      NULL,
      /** Empty text. */
      MISSING,
      /** Empty text. */
      TRUE,
      /** Empty text. */
      FALSE,
      /** Digits. */
      INTEGER,
      /** Digits with a point. */
      DECIMAL,
      /** Digits with an exponent. */
      DOUBLE,
      /** The characters, without quotes. */
      STRING,
      /** Hexadecimal digits, as of {@code X'00FF'}. */
      BINARY,
      /** What stands in the quotes of {@code DATE '...'}. */
      DATE,
      /** What stands in the quotes of {@code TIME '...'}. */
      TIME,
      /** What stands in the quotes of {@code TIME WITH TIME ZONE '...'}. */
      TIME_WITH_TIME_ZONE,
      /** What stands in the quotes of {@code TIME WITHOUT TIME ZONE '...'}. */
      TIME_WITHOUT_TIME_ZONE,
      /** What stands in the quotes of {@code TIMESTAMP '...'}. */
      TIMESTAMP,
      /** What stands in the quotes of {@code TIMESTAMP WITH TIME ZONE '...'}. */
      TIMESTAMP_WITH_TIME_ZONE,
      /** What stands in the quotes of {@code TIMESTAMP WITHOUT TIME ZONE '...'}. */
      TIMESTAMP_WITHOUT_TIME_ZONE,
      /** The Ion text between backquotes. */
      ION
    }

    @Override
    public String toString() {
      return kind.name();
    }
  }

  /**
   * {@code INTERVAL '...' DAY TO SECOND}.
   *
   * @param from the leading field, such as DAY
   * @param to the trailing field; null for none
   */
  record Interval(
      String text,
      String from,
      @Nullable Integer precision,
      @Nullable String to,
      @Nullable Integer fraction,
      Place place)
      implements Expression {
    @Override
    public String toString() {
      return "INTERVAL";
    }
  }

  /** A {@code ?}, counted from 0. */
  record Parameter(int index, Place place) implements Expression {}

  /**
   * A name.
   *
   * @param local whether it was written {@code @name}: a variable before a table
   */
  record Variable(Identifier name, boolean local, Place place) implements Expression {}

  /** {@code base.name}, {@code base[key]}, {@code base.*}, {@code base[*]}. */
  record Path(Expression base, PathStep step, Place place) implements Expression {}

  /** One step of a path. */
  sealed interface PathStep {
    /** {@code .name}. */
    record Member(Identifier name) implements PathStep {}

    /** {@code [key]}. */
    record Element(Expression key) implements PathStep {}

    /** {@code .*}. */
    record AllMembers() implements PathStep {}

    /** {@code [*]}. */
    record AllElements() implements PathStep {}
  }

  /** An operator before its operand: {@code - + NOT}. */
  record Unary(UnaryOperator operator, Expression operand, Place place) implements Expression {}

  /** The operators of {@link Unary}. */
  enum UnaryOperator {
    MINUS,
    PLUS,
    NOT
  }

  /** An operator between its operands. */
  record Binary(BinaryOperator operator, Expression left, Expression right, Place place)
      implements Expression {}

  /** The operators of {@link Binary}. */
  enum BinaryOperator {
    OR,
    AND,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO,
    CONCATENATE,
    BITWISE_AND
  }

  /** {@code operand IS [NOT] NULL | MISSING | TRUE | FALSE | UNKNOWN | type}. */
  record Is(Expression operand, boolean negated, IsTest test, @Nullable TypeName type, Place place)
      implements Expression {}

  /** What {@link Is} asks; TYPE goes with a type. */
  enum IsTest {
    NULL,
    MISSING,
    TRUE,
    FALSE,
    UNKNOWN,
    TYPE
  }

  /** {@code left IS [NOT] DISTINCT FROM right}. */
  record IsDistinct(Expression left, Expression right, boolean negated, Place place)
      implements Expression {}

  /** {@code operand [NOT] BETWEEN low AND high}. */
  record Between(Expression operand, boolean negated, Expression low, Expression high, Place place)
      implements Expression {}

  /**
   * {@code operand [NOT] IN (a, b)}; one that is no list in parentheses is {@link InCollection}.
   */
  record InList(Expression operand, boolean negated, List<Expression> candidates, Place place)
      implements Expression {}

  /** {@code operand [NOT] IN expression}, a subquery among them. */
  record InCollection(Expression operand, boolean negated, Expression collection, Place place)
      implements Expression {}

  /** {@code operand [NOT] LIKE pattern [ESCAPE escape]}. */
  record Like(
      Expression operand,
      boolean negated,
      Expression pattern,
      @Nullable Expression escape,
      Place place)
      implements Expression {}

  /** {@code operand [NOT] SIMILAR TO pattern [ESCAPE escape]}. */
  record Similar(
      Expression operand,
      boolean negated,
      Expression pattern,
      @Nullable Expression escape,
      Place place)
      implements Expression {}

  /** {@code left OVERLAPS right}, of periods. */
  record Overlaps(Expression left, Expression right, Place place) implements Expression {}

  /** {@code left operator ANY|ALL (query or collection)}. */
  record Quantified(
      Expression left, BinaryOperator operator, boolean all, Expression collection, Place place)
      implements Expression {}

  /** {@code EXISTS (query)}. */
  record Exists(Query query, Place place) implements Expression {}

  /** {@code UNIQUE (query)}. */
  record Unique(Query query, Place place) implements Expression {}

  /** {@code (query)} where an expression stands. */
  record Subquery(Query query, Place place) implements Expression {}

  /**
   * {@code CASE [operand] WHEN ... THEN ... [ELSE ...] END}.
   *
   * @param operand null for the searched form
   * @param otherwise null for none
   */
  record Case(
      @Nullable Expression operand, List<When> whens, @Nullable Expression otherwise, Place place)
      implements Expression {}

  /** One arm of CASE. */
  record When(Expression condition, Expression result) {}

  /** {@code CAST(operand AS type)} and its sisters. */
  record Cast(CastKind kind, Expression operand, TypeName type, Place place)
      implements Expression {}

  /** Which function a {@link Cast} is. */
  enum CastKind {
    CAST,
    CAN_CAST,
    CAN_LOSSLESS_CAST
  }

  /**
   * A call.
   *
   * @param name in upper case unless quoted
   * @param star {@code COUNT(*)}
   * @param orderBy {@code WITHIN GROUP (ORDER BY ...)}; empty for none
   * @param filter {@code FILTER (WHERE ...)}; null for none
   * @param fromLast {@code FROM LAST} or {@code FROM FIRST}; null where neither was written
   * @param ignoreNulls {@code IGNORE NULLS} or {@code RESPECT NULLS}; null where neither was
   *     written
   * @param over null for no window
   */
  record Call(
      Identifier name,
      Quantifier quantifier,
      List<Expression> arguments,
      boolean star,
      List<OrderTerm> orderBy,
      @Nullable Expression filter,
      @Nullable Boolean fromLast,
      @Nullable Boolean ignoreNulls,
      @Nullable Window over,
      Place place)
      implements Expression {}

  /** DISTINCT or ALL in a call or a SELECT; NONE where neither was written. */
  enum Quantifier {
    NONE,
    ALL,
    DISTINCT
  }

  /** {@code EXTRACT(field FROM operand)}; the field in upper case. */
  record Extract(String field, Expression operand, Place place) implements Expression {}

  /**
   * {@code TRIM([LEADING | TRAILING | BOTH] [characters FROM] operand)}.
   *
   * @param side LEADING, TRAILING or BOTH
   */
  record Trim(String side, @Nullable Expression characters, Expression operand, Place place)
      implements Expression {}

  /**
   * A call whose first argument is a date part: {@code DATE_ADD(DAY, 1, d)}, {@code DATE_TRUNC} and
   * so on; the part in upper case.
   */
  record DatePartCall(Identifier name, String part, List<Expression> arguments, Place place)
      implements Expression {}

  /** {@code [a, b]}. */
  record ListConstructor(List<Expression> elements, Place place) implements Expression {}

  /** {@code << a, b >>}; DynamoDB's set literal too. */
  record BagConstructor(List<Expression> elements, Place place) implements Expression {}

  /** {@code {'name': value, ...}}. */
  record StructConstructor(List<Pair> pairs, Place place) implements Expression {}

  /** A name and a value of a struct. */
  record Pair(Expression name, Expression value) {}

  /** {@code (a, b)}: a row. At least two. */
  record Row(List<Expression> elements, Place place) implements Expression {}

  /**
   * What stands after OVER.
   *
   * @param name a window of the WINDOW clause; null for none
   * @param frame null for none
   */
  record Window(
      @Nullable Identifier name,
      List<Expression> partitionBy,
      List<OrderTerm> orderBy,
      @Nullable Frame frame,
      Place place)
      implements Node {}

  /**
   * {@code ROWS BETWEEN ... AND ... [EXCLUDE ...]}.
   *
   * @param unit ROWS, RANGE or GROUPS
   * @param exclusion CURRENT ROW, GROUP, TIES or NO OTHERS; null where not written
   */
  record Frame(
      String unit, FrameBound start, @Nullable FrameBound end, @Nullable String exclusion) {}

  /** One bound of a frame; the offset goes with PRECEDING and FOLLOWING. */
  record FrameBound(FrameBoundKind kind, @Nullable Expression offset) {}

  /** The kinds of bound. */
  enum FrameBoundKind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /**
   * One term of ORDER BY.
   *
   * @param nullsFirst null where NULLS was not written
   */
  record OrderTerm(
      Expression expression, boolean descending, @Nullable Boolean nullsFirst, Place place)
      implements Node {}
}
