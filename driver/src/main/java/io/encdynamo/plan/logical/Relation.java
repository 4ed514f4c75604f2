package io.encdynamo.plan.logical;

import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.WorkingTable;
import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.engine.operator.SetOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A node of the logical plan: rows of fields. */
public sealed interface Relation
    permits Source,
        Grouped,
        Relation.Filter,
        Relation.Project,
        Relation.Join,
        Relation.NotIn,
        Relation.Partnered,
        Relation.LookUp,
        Relation.Combine,
        Relation.Recursive,
        Relation.Sort,
        Relation.Limit,
        Relation.Distinct {

  /** The fields of its rows, in order. */
  List<Field> output();

  /** The relations it reads. */
  List<Relation> inputs();

  /** The same over other inputs of the same fields. */
  Relation withInputs(List<Relation> inputs);

  /** The fields of the rows that its expressions are evaluated for. */
  default List<Field> row() {
    List<Field> fields = new ArrayList<>();
    for (Relation input : inputs()) {
      fields.addAll(input.output());
    }
    return fields;
  }

  /** Its own expressions. */
  List<Bound> expressions();

  /** The same with other expressions, given in the order of {@link #expressions}. */
  Relation withExpressions(List<Bound> expressions);

  /** The rows for which a predicate is true. */
  record Filter(Relation input, Bound predicate) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Filter(inputs.get(0), predicate);
    }

    @Override
    public List<Bound> expressions() {
      return List.of(predicate);
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Filter(input, expressions.get(0));
    }
  }

  /** New fields computed from each row. */
  record Project(Relation input, List<Computed> computed) implements Relation {
    @Override
    public List<Field> output() {
      List<Field> fields = new ArrayList<>(computed.size());
      for (Computed each : computed) {
        fields.add(each.field);
      }
      return fields;
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Project(inputs.get(0), computed);
    }

    @Override
    public List<Bound> expressions() {
      List<Bound> expressions = new ArrayList<>(computed.size());
      for (Computed each : computed) {
        expressions.add(each.expression);
      }
      return expressions;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Project(input, Computed.with(computed, expressions));
    }
  }

  /** A field and what it is computed from. */
  record Computed(Field field, Bound expression) {

    /** What a field is computed from, once more under the name of the field. */
    public static Computed of(String name, Bound expression) {
      return new Computed(Field.computed(name, expression.type()), expression);
    }

    /** The same fields, computed from others. */
    static List<Computed> with(List<Computed> computed, List<Bound> expressions) {
      List<Computed> copies = new ArrayList<>(computed.size());
      for (int i = 0; i < computed.size(); i++) {
        copies.add(new Computed(computed.get(i).field, expressions.get(i)));
      }
      return List.copyOf(copies);
    }
  }

  /**
   * The pairs of rows for which all conditions are true, and as the kind says rows without a pair,
   * or rows of one side by themselves. A right side that reads fields of the left one is opened for
   * each row of it; then the kind does not keep right rows.
   *
   * @param output the fields of its rows, of those that the kind gives
   * @param told what the keys of the right rows are told to; null if nobody wants to know
   */
  record Join(
      Relation left,
      Relation right,
      JoinKind kind,
      List<Bound> conditions,
      List<Field> output,
      HeldKeys.@Nullable Of told)
      implements Relation {

    /** A join that tells nobody its keys. */
    public Join(
        Relation left, Relation right, JoinKind kind, List<Bound> conditions, List<Field> output) {
      this(left, right, kind, conditions, output, null);
    }

    /** A join that gives all fields that its kind has. */
    public static Join of(Relation left, Relation right, JoinKind kind, List<Bound> conditions) {
      List<Field> output = new ArrayList<>();
      if (kind.givesLeft()) {
        output.addAll(left.output());
      }
      if (kind.givesRight()) {
        output.addAll(right.output());
      }
      return new Join(left, right, kind, List.copyOf(conditions), List.copyOf(output));
    }

    @Override
    public List<Relation> inputs() {
      return List.of(left, right);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Join(inputs.get(0), inputs.get(1), kind, conditions, output, told);
    }

    @Override
    public List<Bound> expressions() {
      return conditions;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Join(left, right, kind, List.copyOf(expressions), output, told);
    }

    /** The same, telling its keys to a left side that makes use of them. */
    public Join telling(HeldKeys.Of held, Relation newLeft) {
      return new Join(newLeft, right, kind, conditions, output, held);
    }

    /** Whether the right side depends on the row of the left one. */
    public boolean isLateral() {
      Set<Field> read = right.free();
      return left.output().stream().anyMatch(read::contains);
    }
  }

  /**
   * The rows that may find a partner in a join above, as far as it tells.
   *
   * @param keys what the join compares, in the order of its conditions
   */
  record Partnered(Relation input, List<Bound> keys, HeldKeys.Of held) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Partnered(inputs.get(0), keys, held);
    }

    @Override
    public List<Bound> expressions() {
      return keys;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Partnered(input, List.copyOf(expressions), held);
    }
  }

  /**
   * The rows of a table that can look up those which may find a partner in a join above, if one of
   * these joins turns out to hold few keys; else all of them.
   *
   * @param ways at least one, that of the nearest join first
   */
  record LookUp(Source input, List<By> ways) implements Relation {

    /**
     * A way to look rows up.
     *
     * @param columns names of columns of the table
     * @param places for each of the columns, its place among what the join compares
     */
    public record By(List<String> columns, List<Integer> places, HeldKeys.Of held) {}

    /** The same with one way more. */
    public LookUp or(By way) {
      List<By> more = new ArrayList<>(ways);
      more.add(way);
      return new LookUp(input, List.copyOf(more));
    }

    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new LookUp((Source) inputs.get(0), ways);
    }

    @Override
    public List<Bound> expressions() {
      return List.of();
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return this;
    }
  }

  /**
   * NOT IN: the left rows whose operand is surely none of the candidates, among the right rows for
   * which all conditions are true.
   *
   * @param operand over left rows
   * @param candidate over right rows
   */
  record NotIn(
      Relation left, Relation right, Bound operand, Bound candidate, List<Bound> conditions)
      implements Relation {
    @Override
    public List<Field> output() {
      return left.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(left, right);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new NotIn(inputs.get(0), inputs.get(1), operand, candidate, conditions);
    }

    @Override
    public List<Bound> expressions() {
      List<Bound> all = new ArrayList<>(List.of(operand, candidate));
      all.addAll(conditions);
      return all;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new NotIn(
          left,
          right,
          expressions.get(0),
          expressions.get(1),
          List.copyOf(expressions.subList(2, expressions.size())));
    }
  }

  /** UNION, INTERSECT or EXCEPT of relations of the same width. */
  record Combine(SetOperation operation, Relation left, Relation right, List<Field> output)
      implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of(left, right);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Combine(operation, inputs.get(0), inputs.get(1), output);
    }

    @Override
    public List<Bound> expressions() {
      return List.of();
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return this;
    }
  }

  /**
   * The rows of a seed, then those of a step over the rows found last, until it finds none.
   *
   * @param distinct whether rows that were found before are found no more
   */
  record Recursive(
      Relation seed, Relation step, WorkingTable working, boolean distinct, List<Field> output)
      implements Relation {
    @Override
    public List<Relation> inputs() {
      return List.of(seed, step);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Recursive(inputs.get(0), inputs.get(1), working, distinct, output);
    }

    @Override
    public List<Bound> expressions() {
      return List.of();
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return this;
    }
  }

  /** The rows in order. */
  record Sort(Relation input, List<SortKey> keys) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Sort(inputs.get(0), keys);
    }

    @Override
    public List<Bound> expressions() {
      return keys.stream().map(SortKey::expression).toList();
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Sort(input, SortKey.with(keys, expressions));
    }
  }

  /** One term of ORDER BY. */
  record SortKey(Bound expression, boolean descending, boolean nullsFirst) {

    /** The same order of other expressions. */
    static List<SortKey> with(List<SortKey> keys, List<Bound> expressions) {
      List<SortKey> copies = new ArrayList<>(keys.size());
      for (int i = 0; i < keys.size(); i++) {
        SortKey key = keys.get(i);
        copies.add(new SortKey(expressions.get(i), key.descending, key.nullsFirst));
      }
      return List.copyOf(copies);
    }
  }

  /** The rows after the first {@code offset}, at most {@code limit}; both read no row. */
  record Limit(Relation input, @Nullable Bound limit, @Nullable Bound offset) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Limit(inputs.get(0), limit, offset);
    }

    @Override
    public List<Field> row() {
      return List.of();
    }

    @Override
    public List<Bound> expressions() {
      List<Bound> given = new ArrayList<>();
      if (limit != null) {
        given.add(limit);
      }
      if (offset != null) {
        given.add(offset);
      }
      return given;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Limit(
          input,
          limit == null ? null : expressions.get(0),
          offset == null ? null : expressions.get(expressions.size() - 1));
    }
  }

  /** Each different row once. */
  record Distinct(Relation input) implements Relation {
    @Override
    public List<Field> output() {
      return input.output();
    }

    @Override
    public List<Relation> inputs() {
      return List.of(input);
    }

    @Override
    public Relation withInputs(List<Relation> inputs) {
      return new Distinct(inputs.get(0));
    }

    @Override
    public List<Bound> expressions() {
      return List.of();
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return this;
    }
  }

  /** The fields it reads of rows around it. */
  default Set<Field> free() {
    Set<Field> read = new LinkedHashSet<>();
    expressions().forEach(expression -> read.addAll(expression.fields()));
    read.removeAll(Set.copyOf(row()));
    for (Relation input : inputs()) {
      read.addAll(input.free());
    }
    if (this instanceof Join join) {
      read.removeAll(Set.copyOf(join.left().output()));
    }
    return read;
  }

  /** Whether it calls nothing that is new each time. */
  default boolean isDeterministic() {
    return expressions().stream().allMatch(Bound::isDeterministic)
        && inputs().stream().allMatch(Relation::isDeterministic);
  }

  /** Shows all relations: it, those it reads, those of queries inside. */
  default void forEach(Consumer<Relation> consumer) {
    anyMatch(
        relation -> {
          consumer.accept(relation);
          return false;
        });
  }

  /** Whether a test holds for it, a relation it reads, or one of a query inside. */
  default boolean anyMatch(Predicate<Relation> test) {
    if (test.test(this)) {
      return true;
    }
    for (Relation input : inputs()) {
      if (input.anyMatch(test)) {
        return true;
      }
    }
    return anyExpression(expression -> expression.anyNested(test));
  }

  /** Rewrites all expressions, its own and those of the relations it reads. */
  default Relation rewrite(UnaryOperator<Bound> rule) {
    return mapTree(bound -> bound.rewrite(rule));
  }

  /**
   * The same with its own expressions, and those of the relations it reads, as a rule gives them.
   */
  default Relation mapTree(UnaryOperator<Bound> rule) {
    return mapInputs(input -> input.mapTree(rule)).mapExpressions(rule);
  }

  /** Whether a test holds for one of its own expressions. */
  default boolean anyExpression(Predicate<Bound> test) {
    for (Bound expression : expressions()) {
      if (test.test(expression)) {
        return true;
      }
    }
    return false;
  }

  /** The same over inputs that a rule gives. */
  default Relation mapInputs(UnaryOperator<Relation> rule) {
    List<Relation> inputs = inputs();
    List<Relation> mapped = mapped(inputs, rule);
    return mapped == inputs ? this : withInputs(mapped);
  }

  /** The same with its own expressions as a rule gives them. */
  default Relation mapExpressions(UnaryOperator<Bound> rule) {
    List<Bound> expressions = expressions();
    List<Bound> mapped = mapped(expressions, rule);
    return mapped == expressions ? this : withExpressions(mapped);
  }

  /** What a rule gives, the same list if it gives the same: most rules find nothing to do. */
  private static <T> List<T> mapped(List<T> before, UnaryOperator<T> rule) {
    List<T> after = before;
    for (int i = 0; i < before.size(); i++) {
      T old = before.get(i);
      T copy = rule.apply(old);
      if (copy != old && after == before) {
        after = new ArrayList<>(before);
      }
      if (copy != old) {
        after.set(i, copy);
      }
    }
    return after;
  }
}
