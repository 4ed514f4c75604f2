package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of FROM, as names see it. */
interface FromBinding {

  /** The name it goes by. */
  Identifier alias();

  /** The schema it was found in, for names with three parts; empty for none. */
  String schema();

  /** The field that a name stands for; null if it has none of this name. */
  @Nullable Field find(Identifier name);

  /** The field of a name that nothing declares; null if only declared names are known. */
  @Nullable Field findUndeclared(Identifier name);

  /** The field that holds a whole row, as a struct. */
  @Nullable Field whole();

  /** The fields that {@code *} stands for. */
  List<Field> visible();

  /** The names of its columns, for messages. */
  List<String> names();

  /** The relation behind it, with the fields that were named so far. */
  Relation relation();
}
