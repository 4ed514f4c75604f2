package io.encdynamo.plan.logical;

import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A bound expression: its names are fields, its type is known as far as the catalog knows it. Equal
 * expressions are equal records, so that a grouped expression is found again above the group.
 */
public sealed interface Bound permits Atom, Predicate, Computation, Construction, Nested {

  /** The type of its values; ANY where nothing is known. */
  SqlType type();

  /** The expressions it is made of. */
  List<Bound> children();

  /** The same expression over other children, given in the order of {@link #children}. */
  Bound withChildren(List<Bound> children);

  /**
   * The fields that this expression reads, in order of their first appearance; of a query inside
   * it, those of the rows around the query.
   */
  default Set<Field> fields() {
    Set<Field> found = new LinkedHashSet<>();
    collect(this, found);
    return found;
  }

  private static void collect(Bound expression, Set<Field> found) {
    if (expression instanceof Atom.Reference reference) {
      found.add(reference.field());
    } else if (expression instanceof Nested nested) {
      found.addAll(nested.relation().free());
    }
    for (Bound child : expression.children()) {
      collect(child, found);
    }
  }

  /** The first place that can evaluate it. */
  default Placement placement() {
    return Placement.of(this, field -> field.origin() != null);
  }

  /** Whether it has one value for a whole execution: it reads no field and is deterministic. */
  default boolean isFixed() {
    return fields().isEmpty() && isDeterministic();
  }

  /** Whether it calls nothing that is new each time, such as UUID(). */
  default boolean isDeterministic() {
    if (this instanceof Computation.Call call && !call.function().deterministic()) {
      return false;
    }
    for (Bound child : children()) {
      if (!child.isDeterministic()) {
        return false;
      }
    }
    return !(this instanceof Nested nested) || nested.relation().isDeterministic();
  }

  /** Whether there is a query inside. */
  default boolean hasNested() {
    if (this instanceof Nested) {
      return true;
    }
    for (Bound child : children()) {
      if (child.hasNested()) {
        return true;
      }
    }
    return false;
  }

  /** Shows the relations of the queries inside. */
  default void forEachNested(Consumer<Relation> consumer) {
    anyNested(
        relation -> {
          consumer.accept(relation);
          return false;
        });
  }

  /** Whether a test holds for a relation of a query inside. */
  default boolean anyNested(java.util.function.Predicate<Relation> test) {
    if (this instanceof Nested nested && nested.relation().anyMatch(test)) {
      return true;
    }
    for (Bound child : children()) {
      if (child.anyNested(test)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Rewrites bottom-up: the children first, the expressions of queries inside too, then the
   * expression over them.
   *
   * @param rule gives an expression or the same one
   */
  default Bound rewrite(UnaryOperator<Bound> rule) {
    List<Bound> children = children();
    List<Bound> rewritten = new ArrayList<>(children.size());
    boolean changed = false;
    for (Bound child : children) {
      Bound copy = child.rewrite(rule);
      changed |= copy != child;
      rewritten.add(copy);
    }
    Bound result = changed ? withChildren(rewritten) : this;
    if (result instanceof Nested nested) {
      result = nested.withRelation(nested.relation().rewrite(rule));
    }
    return rule.apply(result);
  }

  /** Rewrites the relations of the queries inside; nothing else. */
  default Bound rewriteNested(UnaryOperator<Relation> rule) {
    if (!hasNested()) {
      return this;
    }
    Bound result =
        withChildren(children().stream().map(child -> child.rewriteNested(rule)).toList());
    return result instanceof Nested nested
        ? nested.withRelation(rule.apply(nested.relation()))
        : result;
  }
}
