package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of FROM, as names see it. */
interface FromBinding {

  /** The name it goes by. */
  Identifier alias();

  /** The schema it was found in, for names with three parts; empty for none. */
  String schema();

  /** The field that a name stands for; null if it declares none of this name. */
  @Nullable Field find(Identifier name);

  /** What a name stands for that nothing declares; null if only declared names are known. */
  @Nullable Bound undeclared(Identifier name);

  /** A whole row or element, as one value. */
  Bound whole();

  /** The fields that {@code *} stands for; null if only the values themselves tell. */
  @Nullable List<Field> visible();

  /** The names of its columns, for messages. */
  List<String> names();

  /** The relation behind it, with the fields that were named so far. */
  Relation relation();
}
