package io.encdynamo.plan.logical;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.Leaf;
import io.encdynamo.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name in FROM can stand for. */
public sealed interface TableSource {

  /** The schema it is listed in. */
  String schema();

  String name();

  /** How many rows it has, roughly; 0 where nobody has counted. */
  long rowCount();

  /** The columns that tell its rows apart; empty where none are known to. */
  List<String> keyColumns();

  /** The columns, one or several together, that its rows can be looked up by; the best first. */
  List<List<String>> lookUps();

  /**
   * A DynamoDB table.
   *
   * @param schema {@code dynamodb}, or {@code ciphertext} for the table as DynamoDB stores it
   * @param shape its definition; for a table that the catalog does not list, what DynamoDB and a
   *     sample of its items tell
   * @param registered whether the catalog lists it: then it has the columns declared and no others
   * @param denied columns whose key the provider refuses, readable as NULL alone; none unless
   *     {@code onKeyDenied=null}
   * @param index the index that was named, through which alone it is read; null for none
   */
  record Stored(
      String schema,
      TableShape shape,
      boolean registered,
      Refused denied,
      @Nullable IndexDefinition index)
      implements TableSource {
    /** A table, read on whatever path is best. */
    public Stored(String schema, TableShape shape, boolean registered, Refused denied) {
      this(schema, shape, registered, denied, null);
    }

    /** The items that an index has, with the columns that it holds. */
    public Stored through(IndexDefinition named) {
      return new Stored(schema, shape.through(named), registered, denied, named);
    }

    @Override
    public String name() {
      return shape.name();
    }

    @Override
    public long rowCount() {
      return shape.itemCount();
    }

    @Override
    public List<String> keyColumns() {
      return shape.keyColumns().stream().map(ColumnDefinition::name).toList();
    }

    @Override
    public List<List<String>> lookUps() {
      List<ColumnDefinition> key =
          index == null ? shape.keyColumns() : List.of(shape.column(index.partitionKey()));
      if (!Placement.hasEquality(key.get(0))) {
        return List.of();
      }
      List<String> partition = List.of(key.get(0).name());
      return key.size() > 1 && Placement.hasEquality(key.get(1))
          ? List.of(keyColumns(), partition)
          : List.of(partition);
    }
  }

  /** A table that the driver answers by itself. */
  record Virtual(
      String schema,
      String name,
      List<Column> columns,
      List<String> keyColumns,
      List<List<String>> lookUps,
      long rowCount)
      implements TableSource, Leaf {
    public Virtual {
      columns = List.copyOf(columns);
      keyColumns = List.copyOf(keyColumns);
      lookUps = List.copyOf(lookUps);
    }

    /** A table of which no more is known than its columns. */
    public Virtual(String schema, String name, List<Column> columns) {
      this(schema, name, columns, List.of(), List.of(), 0);
    }

    /** A column of it. */
    public record Column(String name, SqlType type, boolean nullable) {}
  }
}
