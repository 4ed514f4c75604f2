/**
 * Tables, columns and keys, and why they can be believed: entries and their list are authenticated
 * under the catalog's root key. In: stored bytes from a {@link io.encdynamo.catalog.CatalogStore},
 * definitions to add. Out: a verified {@link io.encdynamo.catalog.CatalogSnapshot}, the ciphers of
 * a table, or 5E003 and 5E004.
 */
@NullMarked
package io.encdynamo.catalog;

import org.jspecify.annotations.NullMarked;
