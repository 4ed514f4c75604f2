package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/** Expressions in the place of the fields that they define. */
final class Substitution {
  private final IdentityHashMap<Field, Bound> definitions = new IdentityHashMap<>();

  /** The definitions of a projection, or of the keys of a group. */
  static Substitution of(List<Relation.Computed> computed) {
    Substitution substitution = new Substitution();
    computed.forEach(c -> substitution.put(c.field(), c.expression()));
    return substitution;
  }

  void put(Field field, Bound definition) {
    definitions.put(field, definition);
  }

  boolean defines(Collection<Field> fields) {
    return definitions.keySet().containsAll(fields);
  }

  /** The expression over what the definitions are made of. */
  Bound apply(Bound expression) {
    return expression.rewrite(
        part ->
            part instanceof Atom.Reference reference
                ? definitions.getOrDefault(reference.field(), part)
                : part);
  }
}
