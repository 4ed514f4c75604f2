package io.encdynamo.local.endtoend;

import static io.encdynamo.local.endtoend.Tampering.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes of the catalog. Whatever they are, no statement runs any more. */
final class CatalogTamperings {
  private static final List<String> ANY =
      List.of(
          "SELECT * FROM accounts",
          "SELECT town FROM accounts WHERE id = '1'",
          "SELECT * FROM ciphertext.accounts",
          "SELECT * FROM information_schema.encryption_keys",
          "INSERT INTO accounts (id, owner) VALUES ('3', 'Cy')",
          "UPSERT INTO accounts (id, owner) VALUES ('1', 'Cy')",
          "UPDATE accounts SET owner = 'Cy' WHERE id = '1'",
          "UPDATE accounts SET town = 'Cy'",
          "DELETE FROM accounts WHERE id = '1'",
          "CREATE TABLE more (id STRING PRIMARY KEY, word STRING ENCRYPTED)",
          "CREATE TABLE IF NOT EXISTS accounts (id STRING PRIMARY KEY)",
          "CREATE KEY more",
          "DROP TABLE accounts",
          "SHOW TABLES",
          "EXPLAIN SELECT * FROM accounts",
          "SELECT 1");

  private static final List<String> ANY_WITH_CREATION = new ArrayList<>(ANY);

  static {
    ANY_WITH_CREATION.add("CREATE CATALOG");
    ANY_WITH_CREATION.add("CREATE CATALOG IF NOT EXISTS");
  }

  private CatalogTamperings() {}

  private static Tampering catalog(String what, Tampering.Attack attack) {
    return refused("catalog: " + what, "5E003", ANY_WITH_CREATION, attack);
  }

  static List<Tampering> all() {
    return List.of(
        refused("catalog: its table deleted", "5E003", ANY, v -> v.stored.deleteTable(v.catalog)),
        refused("catalog: all of its items deleted", "5E003", ANY, v -> v.putBack(List.of())),
        catalog("manifest edited", v -> v.flip(v.entry("manifest"), "bytes")),
        catalog("manifest deleted", v -> v.deleteEntry(v.entry("manifest"))),
        catalog("manifest emptied", v -> v.put(v.entry("manifest"), "bytes", new byte[0])),
        catalog("manifest put back", v -> v.stored.put(v.catalog, v.older("manifest"))),
        catalog(
            "an entry edited: encryption taken away", v -> v.flip(v.table("accounts"), "bytes")),
        catalog("an entry deleted", v -> v.deleteEntry(v.table("accounts"))),
        catalog(
            "an entry and the manifest deleted",
            v -> {
              v.deleteEntry(v.table("accounts"));
              v.deleteEntry(v.entry("manifest"));
            }),
        catalog(
            "an entry renamed in clear",
            v ->
                v.stored.replace(
                    v.catalog, v.table("accounts"), "name", AttributeValue.fromS("elsewhere"))),
        catalog(
            "an entry's name removed",
            v -> v.stored.remove(v.catalog, v.table("accounts"), "name")),
        catalog(
            "an entry replaced by that of another table",
            v ->
                v.stored.replace(
                    v.catalog, v.table("accounts"), "bytes", v.table("others").get("bytes"))),
        catalog(
            "two entries swapped",
            v -> {
              Map<String, AttributeValue> one = v.table("accounts");
              Map<String, AttributeValue> other = v.table("others");
              v.stored.replace(v.catalog, one, "bytes", other.get("bytes"));
              v.stored.replace(v.catalog, other, "bytes", one.get("bytes"));
            }),
        catalog(
            "wrapped keys swapped",
            v -> {
              Map<String, AttributeValue> one = v.dataKeys().get(0);
              Map<String, AttributeValue> other = v.dataKeys().get(1);
              v.stored.replace(v.catalog, one, "bytes", other.get("bytes"));
              v.stored.replace(v.catalog, other, "bytes", one.get("bytes"));
            }),
        catalog("a key's entry edited", v -> v.flip(v.dataKeys().get(0), "bytes")),
        catalog("a key's entry deleted", v -> v.deleteEntry(v.dataKeys().get(0))),
        catalog(
            "an entry added",
            v -> {
              Map<String, AttributeValue> copy = new HashMap<>(v.table("accounts"));
              copy.put("entry", AttributeValue.fromS("01" + "ab".repeat(16)));
              v.stored.put(v.catalog, copy);
            }),
        catalog("the root key deleted", v -> v.deleteEntry(v.entry("root"))),
        catalog("the root key's commitment edited", v -> v.flip(v.entry("root"), "commit")),
        refused(
            "catalog: the wrapped root key edited",
            "5E002",
            ANY_WITH_CREATION,
            v -> v.flip(v.entry("root"), "blob")),
        refused(
            "catalog: its id edited",
            "5E002",
            ANY_WITH_CREATION,
            v -> v.flip(v.entry("root"), "catalogId")),
        refused(
            "catalog: a newer format claimed",
            "0A000",
            ANY_WITH_CREATION,
            v -> {
              byte[] manifest = v.entry("manifest").get("bytes").b().asByteArray();
              manifest[1]++;
              v.put(v.entry("manifest"), "bytes", manifest);
            }),
        catalog(
            "a newer reader demanded without the key",
            v -> {
              byte[] manifest = v.entry("manifest").get("bytes").b().asByteArray();
              manifest[3]++;
              v.put(v.entry("manifest"), "bytes", manifest);
            }),
        refused(
            "catalog: put back as a whole",
            "5E004",
            ANY_WITH_CREATION,
            v -> v.putBack(v.olderCatalog())));
  }
}
