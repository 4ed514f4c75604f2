package io.encdynamo.plan.logical;

import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression that is TRUE, FALSE or NULL. */
public sealed interface Predicate extends Bound {

  /** {@code left operator right}. */
  record Comparison(ComparisonOperator operator, Bound left, Bound right) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Comparison(operator, children.get(0), children.get(1));
    }
  }

  /** {@code IS NOT DISTINCT FROM}: never absent, NULL is the same as NULL. */
  record Same(Bound left, Bound right) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Same(children.get(0), children.get(1));
    }
  }

  /** All of them; at least two. */
  record And(List<Bound> terms) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return terms;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new And(List.copyOf(children));
    }
  }

  /** Any of them; at least two. */
  record Or(List<Bound> terms) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return terms;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Or(List.copyOf(children));
    }
  }

  record Not(Bound operand) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Not(children.get(0));
    }
  }

  /**
   * {@code IS NULL}, or {@code IS MISSING}.
   *
   * @param missing true for IS MISSING; IS NULL is true for MISSING too
   */
  record IsAbsent(Bound operand, boolean missing) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new IsAbsent(children.get(0), missing);
    }
  }

  record Between(Bound operand, Bound low, Bound high) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand, low, high);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Between(children.get(0), children.get(1), children.get(2));
    }
  }

  record InList(Bound operand, List<Bound> candidates) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      List<Bound> all = new ArrayList<>();
      all.add(operand);
      all.addAll(candidates);
      return all;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new InList(children.get(0), List.copyOf(children.subList(1, children.size())));
    }
  }

  /** {@code operand IN collection}, for one expression that gives a list, a bag or a set. */
  record InCollection(Bound operand, Bound collection) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand, collection);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new InCollection(children.get(0), children.get(1));
    }
  }

  record Like(Bound operand, Bound pattern, @Nullable Bound escape) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return escape == null ? List.of(operand, pattern) : List.of(operand, pattern, escape);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Like(
          children.get(0), children.get(1), children.size() == 3 ? children.get(2) : null);
    }
  }

  /** {@code IS TRUE}, {@code IS FALSE}, {@code IS UNKNOWN}: never absent. */
  record TruthTest(Bound operand, Truth truth) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new TruthTest(children.get(0), truth);
    }
  }

  /** SQL's three truth values. */
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /** {@code operand IS type}. */
  record TypeTest(Bound operand, SqlType tested) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new TypeTest(children.get(0), tested);
    }
  }

  /** {@code operand IS BAG}, which is no type of a column. */
  record BagTest(Bound operand) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new BagTest(children.get(0));
    }
  }

  /** {@code left OVERLAPS right}, of periods. */
  record Overlaps(Bound left, Bound right) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Overlaps(children.get(0), children.get(1));
    }
  }

  /** Whether CAST gives a value of a type; with {@code lossless}, one that casts back. */
  record CanCast(Bound operand, SqlType target, boolean lossless) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new CanCast(children.get(0), target, lossless);
    }
  }

  /** {@code operand SIMILAR TO pattern [ESCAPE escape]}. */
  record Similar(Bound operand, Bound pattern, @Nullable Bound escape) implements Predicate {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Bound> children() {
      return escape == null ? List.of(operand, pattern) : List.of(operand, pattern, escape);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Similar(
          children.get(0), children.get(1), children.size() == 3 ? children.get(2) : null);
    }
  }
}
