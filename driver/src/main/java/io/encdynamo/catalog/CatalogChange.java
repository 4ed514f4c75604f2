package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the catalog, to be written as one transaction.
 *
 * @param expectedManifest the manifest's bytes that must still be stored; null if neither manifest
 *     nor root may be there yet
 * @param manifest the new manifest's bytes
 * @param root the root item to put; null to leave it
 * @param puts entries to write, replacing those of the same sort key
 * @param deletes sort keys of entries to delete
 */
public record CatalogChange(
    @Nullable Bytes expectedManifest,
    Bytes manifest,
    StoredCatalog.@Nullable Root root,
    List<StoredCatalog.Entry> puts,
    List<String> deletes) {
  public CatalogChange {
    puts = List.copyOf(puts);
    deletes = List.copyOf(deletes);
  }
}
