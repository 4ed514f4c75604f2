package io.encdynamo.plan.bind;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The types that the parameters of one statement are taken as, found while it is bound. */
public final class ParameterTypes {
  private final List<SqlType> types;

  public ParameterTypes(int count) {
    this.types = new ArrayList<>(Collections.nCopies(count, SqlType.ANY));
  }

  Bound parameter(int index, SqlType expected) {
    types.set(index, expected);
    return new Atom.Parameter(index, expected);
  }

  /** The type of each parameter, in order; ANY where its place says nothing. */
  public List<SqlType> types() {
    return List.copyOf(types);
  }
}
