package io.encdynamo.plan.logical;

import io.encdynamo.catalog.ColumnDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that a statement may name. */
public interface Tables {

  /** The schema of a name without one. */
  String DEFAULT_SCHEMA = "dynamodb";

  /** The same tables as DynamoDB stores them. */
  String CIPHERTEXT_SCHEMA = "ciphertext";

  /** The standard's views of what there is. */
  String INFORMATION_SCHEMA = "information_schema";

  /** Whether there is a schema of this name, in any case; gives the name as it is listed. */
  @Nullable String schema(String name);

  /**
   * The table of a name: the exact one first, then, unless quoted, the one that differs in case.
   *
   * @return null if there is none
   * @throws io.encdynamo.error.DriverException 42000 if several differ from it only in case
   */
  @Nullable TableSource find(String schema, String name, boolean quoted);

  /**
   * The columns that {@code *} stands for and more: those declared; of a table that the catalog
   * does not list, its key and what a sample of its items has.
   */
  List<ColumnDefinition> columns(TableSource.Stored table);

  /** The names of a schema's tables, for messages. */
  List<String> names(String schema);
}
