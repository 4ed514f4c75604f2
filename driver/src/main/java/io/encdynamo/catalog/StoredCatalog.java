package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog's table holds, not yet believed.
 *
 * @param manifest {@code bytes} of the item {@code "manifest"}; null if there is no such item
 * @param entries all other items, whatever their sort key
 */
public record StoredCatalog(@Nullable Root root, @Nullable Bytes manifest, List<Entry> entries) {
  public StoredCatalog {
    entries = List.copyOf(entries);
  }

  /**
   * The item {@code "root"}; an attribute that is missing or not a B is empty here.
   *
   * @param catalogId the catalog's id, 16 bytes
   * @param blob the wrapped root key
   * @param commit the root key's commitment
   */
  public record Root(Bytes catalogId, Bytes blob, Bytes commit) {}

  /**
   * The item of an entry.
   *
   * @param entry its sort key: lower-case hex of kind and entry id
   * @param bytes the authenticated entry; empty if the attribute is missing or not a B
   * @param name the attribute {@code name}, in clear, of tables and views; null for the others
   */
  public record Entry(String entry, Bytes bytes, @Nullable String name) {}
}
