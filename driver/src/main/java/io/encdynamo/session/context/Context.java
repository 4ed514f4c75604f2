package io.encdynamo.session.context;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.dynamo.DynamoClient;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.MemoryPool;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Settings;
import io.encdynamo.session.settings.Unregistered;
import org.jspecify.annotations.Nullable;

/**
 * What a statement works with.
 *
 * @param snapshot the catalog it was planned for; null without keys, or before there is one
 */
public record Context(
    Settings settings,
    DynamoClient client,
    Catalog catalog,
    @Nullable CatalogSnapshot snapshot,
    MemoryPool memory) {

  /** The table's ciphers; null if the catalog does not list it, or it is taken as stored. */
  public @Nullable TableCiphers ciphers(TableShape table) {
    if (table.form() == TableShape.Form.STORED || snapshot == null) {
      return null;
    }
    TableEntry entry = snapshot.table(table.name());
    return entry == null ? null : catalog.ciphers(snapshot, entry);
  }

  /**
   * Sees that a table may be written (format page, rule 1): one that the catalog lists, or any
   * other with {@code unregistered=write}; none where a catalog exists whose keys are not set.
   *
   * @throws DriverException 5E003, 25006
   */
  public void requireWritable(TableShape table) {
    TableEntry entry = snapshot == null ? null : snapshot.table(table.name());
    if (entry != null && entry.isRestore()) {
      throw new DriverException(ErrorCode.RESTORE_READ_ONLY, table.name());
    }
    if (entry != null) {
      return;
    }
    requireChecked();
    if (settings.get(ConnectionProperties.UNREGISTERED) != Unregistered.WRITE) {
      throw new DriverException(ErrorCode.UNREGISTERED_READ_ONLY, table.name());
    }
  }

  /**
   * Sees that there is no catalog that cannot be checked for want of keys.
   *
   * @throws DriverException 5E003
   */
  public void requireChecked() {
    if (!catalog.hasKeys() && catalog.tableExists()) {
      throw new DriverException(
          ErrorCode.CATALOG_NOT_AUTHENTIC,
          settings.get(ConnectionProperties.CATALOG),
          "no master key is set, so it cannot be checked; set the connection property keys");
    }
  }
}
