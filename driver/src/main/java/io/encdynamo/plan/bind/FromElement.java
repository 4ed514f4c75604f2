package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of FROM that gives values of any form: the elements of a collection.
 *
 * @param at the place of each element, which {@code *} shows too; null if nobody asks
 */
record FromElement(Identifier alias, Field element, @Nullable Field at, Relation relation)
    implements FromBinding {

  @Override
  public String schema() {
    return "";
  }

  @Override
  public @Nullable Field find(Identifier name) {
    return null;
  }

  @Override
  public Bound undeclared(Identifier name) {
    return Computation.Member.of(whole(), name.text(), name.quoted());
  }

  @Override
  public Bound whole() {
    return new Atom.Reference(element);
  }

  @Override
  public @Nullable List<Field> visible() {
    return null;
  }

  @Override
  public List<String> names() {
    return List.of();
  }
}
