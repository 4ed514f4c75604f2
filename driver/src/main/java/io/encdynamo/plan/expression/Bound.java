package io.encdynamo.plan.expression;

import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.function.ScalarFunction;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bound expression: its names are fields, its type is known as far as the catalog knows it. Equal
 * expressions are equal records, so that a grouped expression is found again above the group.
 */
public sealed interface Bound {

  /** The type of its values; ANY where nothing is known. */
  SqlType type();

  /** The expressions it is made of. */
  List<Bound> children();

  /** The same expression over other children, given in the order of {@link #children}. */
  Bound withChildren(List<Bound> children);

  /** A literal. Its text form never shows the value. */
  record Constant(Value value, SqlType type) implements Bound {
    @Override
    public List<Bound> children() {
      return List.of();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return this;
    }
  }

  /** A {@code ?}, counted from 0. */
  record Parameter(int index, SqlType type) implements Bound {
    @Override
    public List<Bound> children() {
      return List.of();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return this;
    }
  }

  /** A field of the row. */
  record Reference(Field field) implements Bound {
    @Override
    public SqlType type() {
      return field.type();
    }

    @Override
    public List<Bound> children() {
      return List.of();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return this;
    }
  }

  /** {@code left operator right}. */
  record Comparison(ComparisonOperator operator, Bound left, Bound right) implements Bound {
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
  record Same(Bound left, Bound right) implements Bound {
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
  record And(List<Bound> terms) implements Bound {
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
  record Or(List<Bound> terms) implements Bound {
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

  record Not(Bound operand) implements Bound {
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
  record IsAbsent(Bound operand, boolean missing) implements Bound {
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

  record Between(Bound operand, Bound low, Bound high) implements Bound {
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

  record InList(Bound operand, List<Bound> candidates) implements Bound {
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
  record InCollection(Bound operand, Bound collection) implements Bound {
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

  record Like(Bound operand, Bound pattern, @Nullable Bound escape) implements Bound {
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

  /**
   * {@code CASE WHEN condition THEN result ... ELSE otherwise END}; a simple CASE compares in its
   * conditions.
   */
  record Case(List<When> whens, Bound otherwise, SqlType type) implements Bound {
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

  record Cast(Bound operand, SqlType type) implements Bound {
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
   * A step into a document: {@code base.name}, {@code base['name']}, {@code base[0]}.
   *
   * @param ignoreCase whether a name that is not quoted may differ in case
   */
  record Step(Bound base, Bound key, boolean ignoreCase) implements Bound {
    @Override
    public SqlType type() {
      return SqlType.ANY;
    }

    @Override
    public List<Bound> children() {
      return List.of(base, key);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Step(children.get(0), children.get(1), ignoreCase);
    }
  }

  /** A call of a function of the engine's table. */
  record Call(ScalarFunction function, List<Bound> arguments, SqlType type) implements Bound {
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
      implements Bound {
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
  record Sign(boolean negative, Bound operand) implements Bound {
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
  record Concatenation(Bound left, Bound right) implements Bound {
    @Override
    public SqlType type() {
      return SqlType.STRING;
    }

    @Override
    public List<Bound> children() {
      return List.of(left, right);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Concatenation(children.get(0), children.get(1));
    }
  }

  /** {@code IS TRUE}, {@code IS FALSE}, {@code IS UNKNOWN}: never absent. */
  record TruthTest(Bound operand, Truth truth) implements Bound {
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
  record TypeTest(Bound operand, SqlType tested) implements Bound {
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

  /** The first argument that is not absent. */
  record Coalesce(List<Bound> arguments, SqlType type) implements Bound {
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
  record NullIf(Bound left, Bound right) implements Bound {
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

  /** {@code [a, b]} or {@code << a, b >>}. */
  record Collection(boolean bag, List<Bound> elements) implements Bound {
    @Override
    public SqlType type() {
      return bag ? SqlType.ANY : SqlType.of(SqlType.Kind.LIST);
    }

    @Override
    public List<Bound> children() {
      return elements;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Collection(bag, List.copyOf(children));
    }
  }

  /** {@code {'name': value, ...}}; as many names as values. */
  record Struct(List<Bound> names, List<Bound> values) implements Bound {
    @Override
    public SqlType type() {
      return SqlType.of(SqlType.Kind.MAP);
    }

    @Override
    public List<Bound> children() {
      List<Bound> all = new ArrayList<>(names);
      all.addAll(values);
      return all;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Struct(
          List.copyOf(children.subList(0, names.size())),
          List.copyOf(children.subList(names.size(), children.size())));
    }
  }

  /** The fields that this expression reads, in order of their first appearance. */
  default List<Field> fields() {
    List<Field> found = new ArrayList<>();
    collect(this, found);
    return found;
  }

  private static void collect(Bound expression, List<Field> found) {
    if (expression instanceof Reference reference) {
      if (!found.contains(reference.field())) {
        found.add(reference.field());
      }
    } else {
      expression.children().forEach(child -> collect(child, found));
    }
  }

  /** Whether it has one value for a whole execution: it reads no field and is deterministic. */
  default boolean isFixed() {
    return fields().isEmpty() && isDeterministic();
  }

  /** Whether it calls nothing that is new each time, such as UUID(). */
  default boolean isDeterministic() {
    return (!(this instanceof Call call) || call.function().deterministic())
        && children().stream().allMatch(Bound::isDeterministic);
  }

  /**
   * Rewrites bottom-up: the children first, then the expression over them.
   *
   * @param rule gives an expression or the same one
   */
  default Bound rewrite(Function<Bound, Bound> rule) {
    List<Bound> children = children();
    List<Bound> rewritten = new ArrayList<>(children.size());
    boolean changed = false;
    for (Bound child : children) {
      Bound copy = child.rewrite(rule);
      changed |= copy != child;
      rewritten.add(copy);
    }
    return rule.apply(changed ? withChildren(rewritten) : this);
  }
}
