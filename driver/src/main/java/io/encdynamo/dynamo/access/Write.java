package io.encdynamo.dynamo.access;

import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item. Values are in clear; those of declared columns have their types. An
 * attribute that is MISSING is left out; NULL is stored as NULL.
 */
public sealed interface Write {

  TableShape table();

  /** The value of an attribute. */
  record Attribute(String name, Value value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The new value of an attribute or of a part of one. */
  record Assignment(AttributePath path, Value value) {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A new item; 23505 if there is one with its key. */
  record Insert(TableShape table, List<Attribute> item) implements Write {
    public Insert {
      item = List.copyOf(item);
    }
  }

  /** An item that replaces the one with its key, if there is one. */
  record Put(TableShape table, List<Attribute> item) implements Write {
    public Put {
      item = List.copyOf(item);
    }
  }

  /**
   * Changes an item that is there; one that is not, or that the condition does not hold for, stays
   * as it is and counts 0.
   *
   * @param removals paths to remove
   * @param condition null for none besides that the item is there
   */
  record Update(
      TableShape table,
      ItemKey key,
      List<Assignment> assignments,
      List<AttributePath> removals,
      @Nullable ServerFilter condition)
      implements Write {
    public Update {
      assignments = List.copyOf(assignments);
      removals = List.copyOf(removals);
    }
  }

  /**
   * Deletes an item that is there; one that is not, or that the condition does not hold for, counts
   * 0.
   *
   * @param condition null for none besides that the item is there
   */
  record Delete(TableShape table, ItemKey key, @Nullable ServerFilter condition) implements Write {}

  /**
   * Moves an item that is still as it was read to the key version that its key is written in now,
   * with all its values anew; one that has changed counts 0.
   *
   * @param row the whole item
   */
  record Move(TableShape table, StoredRow row) implements Write {}
}
