package io.encdynamo.catalog;

import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.value.SqlType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Catalogs and definitions for tests. */
final class Catalogs {
  static final String TABLE = "encdynamo_catalog";
  static final Duration LEASE = Duration.ofSeconds(60);
  static final KeyProviders PROVIDERS = new KeyProviders(Set.of("env", "file"), name -> null);
  private static final Catalog.Settings SETTINGS =
      new Catalog.Settings(null, Duration.ofMinutes(5));

  private Catalogs() {}

  static Catalog open(CatalogStore store) {
    return open(store, 1);
  }

  /** A catalog opened with one of many master keys. */
  static Catalog open(CatalogStore store, int master) {
    return Catalog.open(store, TABLE, KeyProviders.master(key(master)), PROVIDERS, SETTINGS);
  }

  /** One in a JVM of its own, that has seen nothing yet. */
  static Catalog openElsewhere(CatalogStore store, int master, String table) {
    return Catalog.open(
        store,
        table,
        KeyProviders.master(key(master)),
        PROVIDERS,
        SETTINGS,
        new Pins(),
        System::nanoTime);
  }

  static Catalog openWithoutKeys(CatalogStore store) {
    return Catalog.open(store, TABLE, null, PROVIDERS, SETTINGS);
  }

  static byte[] key(int seed) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) seed);
    return key;
  }

  static TableDefinition archive() {
    return table(
        "archive",
        column("aid", null),
        column("message", deterministic()),
        column("picture", randomized()));
  }

  static TableDefinition table(String name, TableDefinition.Column... columns) {
    return new TableDefinition(name, List.of(columns), columns[0].name(), null, List.of());
  }

  static TableDefinition.Column column(String name, TableDefinition.@Nullable Encrypted encrypted) {
    return new TableDefinition.Column(name, SqlType.STRING, false, null, encrypted);
  }

  static TableDefinition.Encrypted deterministic() {
    return encrypted(EncryptionMode.DETERMINISTIC, null);
  }

  static TableDefinition.Encrypted randomized() {
    return encrypted(EncryptionMode.RANDOMIZED, null);
  }

  static TableDefinition.Encrypted encrypted(EncryptionMode mode, @Nullable String key) {
    return new TableDefinition.Encrypted(mode, null, key, null, false, 0);
  }
}
