package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/**
 * The newest manifest that this JVM has seen of each catalog, and which catalog it has seen at each
 * place. A catalog never goes back.
 */
final class Pins {
  /** Those of the whole JVM. */
  static final Pins JVM = new Pins();

  private volatile Seen seen = new Seen(Map.of(), Map.of());

  /** What had been seen at some moment. */
  record Seen(Map<Id16, Pin> catalogs, Map<String, Id16> places) {
    long epoch(Id16 catalogId) {
      Pin pin = catalogs.get(catalogId);
      return pin == null ? 0 : pin.epoch();
    }
  }

  private record Pin(long epoch, Bytes hash) {}

  /** What has been seen until now; to be taken before a read whose result is then checked. */
  Seen seen() {
    return seen;
  }

  /**
   * Checks what a read brought, and remembers it.
   *
   * @param before what had been seen when the read began: a strongly consistent read cannot be
   *     older
   * @throws DriverException 5E004
   */
  void check(Seen before, String place, String table, Manifest manifest, Bytes stored) {
    Id16 catalogId = manifest.catalogId();
    Id16 known = before.places().get(place);
    if (known != null && !known.equals(catalogId)) {
      throw old(table, "another catalog stands in its place");
    }
    long newest = before.epoch(catalogId);
    if (manifest.epoch() < newest) {
      throw old(table, "it has epoch " + manifest.epoch() + ", epoch " + newest + " was seen");
    }
    Bytes hash = Sha256.of(stored);
    Pin pin = seen.catalogs().get(catalogId);
    if (pin != null && pin.epoch() == manifest.epoch() && !pin.hash().equals(hash)) {
      throw old(table, "it has epoch " + manifest.epoch() + " with another content");
    }
    remember(place, manifest, hash);
  }

  /** Remembers what this JVM wrote; a new catalog takes the place of one that was deleted. */
  synchronized void remember(String place, Manifest manifest, Bytes hash) {
    Id16 catalogId = manifest.catalogId();
    Seen now = seen;
    if (now.epoch(catalogId) >= manifest.epoch() && catalogId.equals(now.places().get(place))) {
      return;
    }
    Map<Id16, Pin> catalogs = new HashMap<>(now.catalogs());
    catalogs.merge(
        catalogId, new Pin(manifest.epoch(), hash), (a, b) -> a.epoch() >= b.epoch() ? a : b);
    Map<String, Id16> places = new HashMap<>(now.places());
    places.put(place, catalogId);
    seen = new Seen(Map.copyOf(catalogs), Map.copyOf(places));
  }

  private static DriverException old(String table, String how) {
    return new DriverException(ErrorCode.CATALOG_OLD, table, how);
  }
}
