package io.encdynamo.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index.
 *
 * @param sortKey null for none
 * @param included the columns of INCLUDE, empty for the other projections
 */
public record IndexDefinition(
    String name,
    Kind kind,
    String partitionKey,
    @Nullable String sortKey,
    Projection projection,
    List<String> included) {

  /** Where the index lives. */
  public enum Kind {
    LOCAL,
    GLOBAL
  }

  /** What it holds besides the keys. */
  public enum Projection {
    ALL,
    KEYS,
    INCLUDE
  }

  public IndexDefinition {
    included = List.copyOf(included);
  }

  /** Whether a column is its partition or its sort key. */
  public boolean isKey(String column) {
    return column.equals(partitionKey) || column.equals(sortKey);
  }
}
