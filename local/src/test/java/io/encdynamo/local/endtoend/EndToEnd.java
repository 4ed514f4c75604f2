package io.encdynamo.local.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Drives the packaged driver on each endpoint. Every test begins without tables, with a master key
 * and a catalog of its own, and a connection that has both.
 */
@ParameterizedClass
@EnumSource(Endpoint.class)
abstract class EndToEnd {
  /** A JVM remembers the newest state of each catalog, so that no name may serve twice. */
  private static final AtomicInteger CATALOGS = new AtomicInteger();

  @Parameter Endpoint endpoint;
  @TempDir Path directory;

  /** The name of the catalog's table. */
  String catalog;

  /** A file with the master key. */
  Path keys;

  Database database;
  Stored stored;

  @BeforeEach
  void open() throws IOException, SQLException {
    endpoint.assumeAvailable();
    stored = new Stored(endpoint.uri());
    stored.tables().forEach(stored::deleteTable);
    catalog = "catalog_" + CATALOGS.incrementAndGet();
    keys = newKey("master.key");
    database = Database.open(url("keys=file:" + keys));
    database.run(createCatalog());
  }

  /** With a lease of a minute, which is long for tests that wait for it. */
  String createCatalog() {
    return "CREATE CATALOG";
  }

  @AfterEach
  void close() throws SQLException {
    if (database != null) {
      database.close();
      stored.close();
    }
  }

  /** A file with a new master key: 32 random bytes in base64. */
  Path newKey(String name) throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(key));
  }

  /** The URL of this endpoint and catalog with these properties, such as {@code readOnly=true}. */
  String url(String... properties) {
    return "jdbc:encdynamo:" + endpoint.uri() + "/" + catalog + "?" + String.join("&", properties);
  }

  /** One more connection with the same keys, and these properties. */
  Database another(String... properties) throws SQLException {
    return Database.open(url(properties) + "&keys=file:" + keys);
  }
}
