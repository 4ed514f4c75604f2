package io.encdynamo.local.endtoend;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an attacker finds: some tables, their catalog, and copies he made of both before. */
final class TamperedVault {
  private static final String COLUMNS =
      """
       (id STRING PRIMARY KEY,
        owner STRING ENCRYPTED NOT NULL,
        hint STRING ENCRYPTED,
        note STRING ENCRYPTED PADDED,
        iban STRING ENCRYPTED DETERMINISTIC,
        bank STRING ENCRYPTED DETERMINISTIC,
        code STRING ENCRYPTED DETERMINISTIC KEY spare,
        town STRING,
        pin STRING ENCRYPTED BLIND INDEX)""";

  /** The tables with what is to be read from them. */
  static final Map<String, List<List<Object>>> ROWS =
      Map.of(
          "accounts",
          List.of(
              List.of("1", "Ada", "changed", "n1", "DE01", "same", "same", "Ulm", "p1"),
              List.of("2", "Bob", "second", "n2", "DE02", "same", "same", "Bonn", "p2")),
          "others",
          List.of(List.of("1", "Eve", "first", "n1", "DE01", "same", "same", "Ulm", "p1")),
          "members",
          List.of(List.of("a@x.org", "Ann"), List.of("b@x.org", "Ben")));

  final Stored stored;
  final String catalog;
  private final List<Map<String, AttributeValue>> olderCatalog;
  private final Map<String, AttributeValue> olderItem;

  private TamperedVault(
      Stored stored,
      String catalog,
      List<Map<String, AttributeValue>> olderCatalog,
      Map<String, AttributeValue> olderItem) {
    this.stored = stored;
    this.catalog = catalog;
    this.olderCatalog = olderCatalog;
    this.olderItem = olderItem;
  }

  /** Makes and fills the tables. */
  static TamperedVault fill(Database database, Stored stored, String catalog) throws SQLException {
    database.run("CREATE KEY spare");
    database.run("CREATE TABLE accounts" + COLUMNS);
    database.run("CREATE TABLE others" + COLUMNS);
    database.run(
        "CREATE TABLE members (email STRING ENCRYPTED DETERMINISTIC PRIMARY KEY,"
            + " name STRING ENCRYPTED)");
    database.run(
        """
        INSERT INTO accounts VALUES
          ('1', 'Ada', 'first', 'n1', 'DE01', 'same', 'same', 'Ulm', 'p1'),
          ('2', 'Bob', 'second', 'n2', 'DE02', 'same', 'same', 'Bonn', 'p2')""");
    database.run(
        "INSERT INTO others VALUES ('1', 'Eve', 'first', 'n1', 'DE01', 'same', 'same', 'Ulm', 'p1')");
    database.run("INSERT INTO members VALUES ('a@x.org', 'Ann'), ('b@x.org', 'Ben')");
    List<Map<String, AttributeValue>> olderCatalog = stored.items(catalog);
    Map<String, AttributeValue> olderItem = stored.item("accounts", "id", "1");
    database.run("CREATE TABLE copies (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
    database.run("UPDATE accounts SET hint = 'changed' WHERE id = '1'");
    return new TamperedVault(stored, catalog, olderCatalog, olderItem);
  }

  // Values

  /** The account of an id. */
  Map<String, AttributeValue> account(String id) {
    return stored.item("accounts", "id", id);
  }

  /** The account 1 as it was before its last change. */
  Map<String, AttributeValue> olderAccount() {
    return olderItem;
  }

  /** Puts something in the place of a value of account 1. */
  void replace(String column, AttributeValue value) {
    stored.replace("accounts", account("1"), column, value);
  }

  /** Puts other bytes in the place of a value of account 1. */
  void replace(String column, byte[] bytes) {
    replace(column, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
  }

  void remove(String column) {
    stored.remove("accounts", account("1"), column);
  }

  /** The bytes of a value of account 1. */
  byte[] bytes(String column) {
    return account("1").get(column).b().asByteArray();
  }

  /** Turns one bit over. */
  static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }

  /** The value of a member's encrypted email address, as it stands in the key. */
  Map<String, AttributeValue> member(int index) {
    return stored.items("members").get(index);
  }

  // The catalog

  /** The item of an entry: manifest or root. */
  Map<String, AttributeValue> entry(String entry) {
    return stored.item(catalog, "entry", entry);
  }

  /** The item of a table's entry. */
  Map<String, AttributeValue> table(String name) {
    return stored.item(catalog, "name", name);
  }

  /** The items of the data keys' entries, kind 2 of the format page. */
  List<Map<String, AttributeValue>> dataKeys() {
    return stored.items(catalog).stream()
        .filter(item -> item.get("entry").s().startsWith("02"))
        .toList();
  }

  void flip(Map<String, AttributeValue> item, String attribute) {
    byte[] bytes = item.get(attribute).b().asByteArray();
    byte[] flipped = flipped(bytes, 8 * bytes.length - 1);
    put(item, attribute, flipped);
  }

  void put(Map<String, AttributeValue> item, String attribute, byte[] bytes) {
    stored.replace(catalog, item, attribute, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
  }

  void deleteEntry(Map<String, AttributeValue> item) {
    stored.delete(catalog, Map.of("id", item.get("id"), "entry", item.get("entry")));
  }

  /** The item as it stood before the last change of the catalog. */
  Map<String, AttributeValue> older(String entry) {
    return olderCatalog.stream()
        .filter(item -> item.get("entry").s().equals(entry))
        .findFirst()
        .orElseThrow();
  }

  /** Makes the catalog consist of these items. */
  void putBack(List<Map<String, AttributeValue>> items) {
    stored.items(catalog).forEach(this::deleteEntry);
    items.forEach(item -> stored.put(catalog, item));
  }

  List<Map<String, AttributeValue>> olderCatalog() {
    return olderCatalog;
  }

  /** All that is stored, to see that it stays as it is. */
  String everything() {
    StringBuilder all = new StringBuilder();
    for (String table : stored.tables()) {
      all.append(table).append('\n').append(stored.bytes(table));
    }
    return all.toString();
  }

  /** The bytes without their last ones. */
  static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
