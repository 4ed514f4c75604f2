package io.encdynamo.plan.logical;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * One value of a row, known by identity: two fields of the same name are two fields. A relation
 * makes its fields once; every expression above refers to them.
 */
public final class Field {
  private final String name;
  private final SqlType type;
  private final boolean nullable;
  private final @Nullable Origin origin;

  /**
   * The stored column behind a field.
   *
   * @param denied whether its key is refused to this connection, so that it may stand as a bare
   *     item of SELECT alone, and is NULL there
   */
  public record Origin(String schema, String table, ColumnDefinition column, boolean denied) {}

  public Field(String name, SqlType type, boolean nullable, @Nullable Origin origin) {
    this.name = name;
    this.type = type;
    this.nullable = nullable;
    this.origin = origin;
  }

  /** A field that an expression computes. */
  public static Field computed(String name, SqlType type) {
    return new Field(name, type, true, null);
  }

  public String name() {
    return name;
  }

  public SqlType type() {
    return type;
  }

  public boolean nullable() {
    return nullable;
  }

  public @Nullable Origin origin() {
    return origin;
  }

  @Override
  public String toString() {
    return name;
  }
}
