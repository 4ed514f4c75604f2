package io.encdynamo.plan.logical;

import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.function.ScalarFunction;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** An expression that computes one value from others. */
public sealed interface Computation extends Bound {

  /**
   * {@code CASE WHEN condition THEN result ... ELSE otherwise END}; a simple CASE compares in its
   * conditions.
   */
  record Case(List<When> whens, Bound otherwise, SqlType type) implements Computation {
    @Override
    public List<Bound> children() {
      List<Bound> all = new ArrayList<>();
      for (When when : whens) {
        all.add(when.condition());
        all.add(when.result());
      }
      all.add(otherwise);
      return all;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      List<When> copies = new ArrayList<>();
      for (int i = 0; i < whens.size(); i++) {
        copies.add(new When(children.get(2 * i), children.get(2 * i + 1)));
      }
      return new Case(List.copyOf(copies), children.get(children.size() - 1), type);
    }
  }

  /** One arm of CASE. */
  record When(Bound condition, Bound result) {}

  record Cast(Bound operand, SqlType type) implements Computation {
    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Cast(children.get(0), type);
    }
  }

  /**
   * {@code base.name} or {@code base['name']}: a field of a struct.
   *
   * @param name a string
   * @param exact whether case counts
   */
  record Member(Bound base, Bound name, boolean exact) implements Computation {

    /** {@code base.name}. */
    public static Member of(Bound base, String name, boolean exact) {
      return new Member(base, Atom.Constant.of(name), exact);
    }

    @Override
    public SqlType type() {
      return SqlType.ANY;
    }

    @Override
    public List<Bound> children() {
      return List.of(base, name);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Member(children.get(0), children.get(1), exact);
    }
  }

  /** A bare name: a field of whichever struct has it. */
  record AnyMember(List<Bound> bases, String name, boolean exact) implements Computation {
    @Override
    public SqlType type() {
      return SqlType.ANY;
    }

    @Override
    public List<Bound> children() {
      return bases;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new AnyMember(List.copyOf(children), name, exact);
    }
  }

  /** {@code base[index]}: an element of a list, from 0. */
  record Element(Bound base, Bound index) implements Computation {
    @Override
    public SqlType type() {
      return SqlType.ANY;
    }

    @Override
    public List<Bound> children() {
      return List.of(base, index);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Element(children.get(0), children.get(1));
    }
  }

  /** A call of a function of the engine's table. */
  record Call(ScalarFunction function, List<Bound> arguments, SqlType type) implements Computation {
    @Override
    public List<Bound> children() {
      return arguments;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Call(function, List.copyOf(children), type);
    }
  }

  /** {@code left + right} and its sisters. */
  record Calculation(Arithmetic.Operator operator, Bound left, Bound right, SqlType type)
      implements Computation {
    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Calculation(operator, children.get(0), children.get(1), type);
    }
  }

  /** {@code - operand}, or {@code + operand}, which only checks that it is a number. */
  record Sign(boolean negative, Bound operand) implements Computation {
    @Override
    public SqlType type() {
      return operand.type();
    }

    @Override
    public List<Bound> children() {
      return List.of(operand);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Sign(negative, children.get(0));
    }
  }

  /** {@code left || right}. */
  record Concatenation(Bound left, Bound right, SqlType type) implements Computation {
    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Concatenation(children.get(0), children.get(1), type);
    }
  }

  /** The first argument that is not absent. */
  record Coalesce(List<Bound> arguments, SqlType type) implements Computation {
    @Override
    public List<Bound> children() {
      return arguments;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Coalesce(List.copyOf(children), type);
    }
  }

  /** NULL if both are equal, else the left one. */
  record NullIf(Bound left, Bound right) implements Computation {
    @Override
    public SqlType type() {
      return left.type();
    }

    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new NullIf(children.get(0), children.get(1));
    }
  }

  /** {@code COLL_SUM(collection)} and its sisters. */
  record CollectionAggregate(AggregateFunction function, boolean distinct, Bound collection)
      implements Computation {
    @Override
    public SqlType type() {
      return function.resultType(List.of(SqlType.ANY));
    }

    @Override
    public List<Bound> children() {
      return List.of(collection);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new CollectionAggregate(function, distinct, children.get(0));
    }
  }
}
