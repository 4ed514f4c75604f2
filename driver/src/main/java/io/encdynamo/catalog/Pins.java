package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.error.DriverException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * The newest manifest that this JVM has seen of each catalog, and which catalog it has seen at each
 * place. A catalog never goes back, unless somebody accepts that.
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
  void check(Seen before, String place, String table, Pin read) {
    Id16 catalogId = read.catalogId();
    Id16 known = before.places().get(place);
    if (known != null && !known.equals(catalogId)) {
      throw Remembered.old(table, "another catalog stands in its place");
    }
    long newest = before.epoch(catalogId);
    if (read.epoch() < newest) {
      throw Remembered.old(
          table, "it has epoch " + read.epoch() + ", epoch " + newest + " was seen");
    }
    Pin pin = seen.catalogs().get(catalogId);
    if (pin != null && pin.epoch() == read.epoch() && !pin.hash().equals(read.hash())) {
      throw Remembered.old(table, "it has epoch " + read.epoch() + " with another content");
    }
    remember(place, read);
  }

  /** Remembers a state unless a newer one of the same catalog has been seen. */
  void remember(String place, Pin pin) {
    Seen now = seen;
    if (now.epoch(pin.catalogId()) >= pin.epoch()
        && pin.catalogId().equals(now.places().get(place))) {
      return;
    }
    put(place, pin, (there, given) -> there.epoch() >= given.epoch() ? there : given);
  }

  /** Remembers a state, whatever has been seen. */
  void accept(String place, Pin pin) {
    put(place, pin, (there, given) -> given);
  }

  private synchronized void put(String place, Pin pin, BinaryOperator<Pin> choice) {
    Map<Id16, Pin> catalogs = new HashMap<>(seen.catalogs());
    catalogs.merge(pin.catalogId(), pin, choice);
    Map<String, Id16> places = new HashMap<>(seen.places());
    places.put(place, pin.catalogId());
    seen = new Seen(Map.copyOf(catalogs), Map.copyOf(places));
  }
}
