package io.encdynamo.session.ddl;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.Objects;
import java.util.Set;

/** Whether a table of DynamoDB has the keys and indexes that a definition reads by. */
final class StoredKeys {
  private StoredKeys() {}

  /**
   * Returns if keys are of the declared types, and indexes there and as declared. It may have more
   * indexes.
   *
   * @throws DriverException 42S01 with the first difference
   */
  static void require(TableShape definition, TableShape stored) {
    TableShape declared = definition.asStored();
    for (IndexDefinition index : declared.indexes()) {
      IndexDefinition there = stored.index(index.name());
      if (there == null) {
        throw differs(stored, "it has no index " + index.name() + " in DynamoDB, or not yet");
      }
      boolean same =
          there.kind() == index.kind()
              && there.partitionKey().equals(index.partitionKey())
              && Objects.equals(there.sortKey(), index.sortKey())
              && there.projection() == index.projection()
              && Set.copyOf(there.included()).equals(Set.copyOf(index.included()));
      if (!same) {
        throw differs(stored, "index " + index.name() + " is another in DynamoDB");
      }
    }
    for (ColumnDefinition key : declared.columns()) {
      boolean used =
          declared.isKey(key.name())
              || declared.indexes().stream().anyMatch(index -> index.isKey(key.name()));
      if (used && !key.type().equals(stored.column(key.name()).type())) {
        throw differs(stored, "key column " + key.name() + " has another type in DynamoDB");
      }
    }
  }

  private static DriverException differs(TableShape stored, String how) {
    return new DriverException(ErrorCode.TABLE_DIFFERS, stored.name(), how);
  }
}
