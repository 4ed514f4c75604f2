package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
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
  public @Nullable Bound undeclared(Identifier name) {
    return null;
  }

  @Override
  public Bound whole() {
    return Construction.Struct.of(visible);
  }

  @Override
  public List<String> names() {
    return visible.stream().map(Field::name).toList();
  }
}
