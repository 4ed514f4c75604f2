package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A derived table, a common table expression or a table of the driver's own in FROM. */
record FromRelation(Identifier alias, String schema, List<Field> visible, Relation relation)
    implements FromBinding {

  @Override
  public @Nullable Field find(Identifier name) {
    return Names.field(name, visible);
  }

  @Override
  public @Nullable Field findUndeclared(Identifier name) {
    return null;
  }

  @Override
  public @Nullable Field whole() {
    return null;
  }

  @Override
  public List<String> names() {
    return visible.stream().map(Field::name).toList();
  }
}
