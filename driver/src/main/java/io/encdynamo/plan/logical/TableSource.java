package io.encdynamo.plan.logical;

import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.Leaf;
import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.Set;

/** What a name in FROM can stand for. */
public sealed interface TableSource {

  /** The schema it is listed in. */
  String schema();

  String name();

  /**
   * A DynamoDB table.
   *
   * @param schema {@code dynamodb}, or {@code ciphertext} for the table as DynamoDB stores it
   * @param shape its definition; for a table that the catalog does not list, what DynamoDB and a
   *     sample of its items tell
   * @param registered whether the catalog lists it: then it has the columns declared and no others
   * @param denied columns whose key the provider refuses, readable as NULL alone; empty unless
   *     {@code onKeyDenied=null}
   */
  record Stored(String schema, TableShape shape, boolean registered, Set<String> denied)
      implements TableSource {
    public Stored {
      denied = Set.copyOf(denied);
    }

    @Override
    public String name() {
      return shape.name();
    }
  }

  /** A table that the driver answers by itself. */
  record Virtual(String schema, String name, List<Column> columns) implements TableSource, Leaf {
    public Virtual {
      columns = List.copyOf(columns);
    }

    /** A column of it. */
    public record Column(String name, SqlType type, boolean nullable) {}
  }
}
