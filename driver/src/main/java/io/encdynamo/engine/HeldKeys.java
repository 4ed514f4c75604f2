package io.encdynamo.engine;

import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the rows that a join by equality holds, for whoever can leave out rows of the other
 * side early: sideways information passing. Known once the join has read the side it holds, and
 * unless that did not fit into memory. Of one thread, as the cursors are.
 */
public final class HeldKeys {
  private @Nullable TupleIndex index;

  /** Which join's keys are meant. An identity: the keys are with the execution. */
  public static final class Of {}

  /** Tells the keys of all rows that are held. */
  public void tell(TupleIndex keys) {
    index = keys;
  }

  /** The keys; null if they are not known. */
  @Nullable TupleIndex keys() {
    return index;
  }

  /** Whether a row with this key of one value, which is not absent, may have a partner. */
  public boolean mayContain(Value key) {
    return index == null || index.find(key) >= 0;
  }

  /** Whether a row with this key, no part of it absent, may have a partner. */
  public boolean mayContain(Value[] key) {
    return index == null || index.find(key) >= 0;
  }
}
