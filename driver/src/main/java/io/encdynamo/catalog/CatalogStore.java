package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table in DynamoDB that holds the catalog: partition key {@code id} (S, always {@code
 * "catalog"}), sort key {@code entry} (S). It stores and gives bytes and believes nothing; all
 * reads are strongly consistent. Safe for use by several threads. Every method may throw what a
 * request to DynamoDB throws (08S01, 28000, HYT00 ...).
 */
public interface CatalogStore {

  /**
   * Names the place within this JVM: endpoint and table. Data that cannot be the same must have
   * another name: an endpoint in memory gives a new one each time it is started.
   */
  String location();

  /** Whether the table exists. */
  boolean exists();

  /**
   * Makes the table, with deletion protection, and waits until it is ACTIVE. No error if it is
   * there.
   */
  void createTable();

  /**
   * The attribute {@code bytes} of the item {@code "manifest"}; null if table, item or attribute is
   * not there.
   */
  @Nullable Bytes readManifest();

  /** All items of the partition {@code "catalog"}. Nothing at all if the table is not there. */
  StoredCatalog readAll();

  /**
   * Writes items of entries, whatever is there. Without a manifest that lists them nobody believes
   * them.
   */
  void putEntries(List<StoredCatalog.Entry> entries);

  /**
   * Writes a change as one transaction, on the condition that the manifest's {@code bytes} are
   * those expected (or, for the first change, that neither manifest nor root is there).
   *
   * @return false if the condition did not hold or another transaction was in the way, and nothing
   *     was written
   */
  boolean commit(CatalogChange change);
}
