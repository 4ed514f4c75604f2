package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Somebody without the key changes what is stored, with the plain SDK: it is never taken for real.
 */
class TrustTest extends EndToEnd {

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE accounts (
          id STRING PRIMARY KEY,
          owner STRING ENCRYPTED NOT NULL,
          hint STRING ENCRYPTED,
          iban STRING ENCRYPTED DETERMINISTIC,
          bank STRING ENCRYPTED DETERMINISTIC)""");
    database.run(
        """
        INSERT INTO accounts VALUES ('1', 'Ada', 'first', 'DE01', 'same'),
          ('2', 'Bob', 'second', 'DE02', 'same')""");
  }

  private Map<String, AttributeValue> item(String id) {
    return stored.item("accounts", "id", id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "hint", "iban"})
  void aFlippedBitFails(String column) throws SQLException {
    stored.replace("accounts", item("1"), column, Stored.flipped(item("1").get(column)));
    assertThat(database.state("SELECT " + column + " FROM accounts WHERE id = '1'"))
        .isEqualTo("5E001");
    assertThat(database.state("SELECT " + column + ", COUNT(*) FROM accounts GROUP BY " + column))
        .isEqualTo("5E001");
    assertThat(database.rows("SELECT * FROM accounts WHERE id = '2'")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 20, 40})
  void aTruncatedValueFails(int length) throws SQLException {
    for (String column : new String[] {"owner", "iban"}) {
      byte[] bytes = item("1").get(column).b().asByteArray();
      int end = Math.min(length, bytes.length - 1);
      AttributeValue cut = AttributeValue.fromB(SdkBytes.fromByteArray(Arrays.copyOf(bytes, end)));
      stored.replace("accounts", item("1"), column, cut);
      assertThat(database.state("SELECT " + column + " FROM accounts WHERE id = '1'"))
          .as(column)
          .isEqualTo("5E001");
    }
  }

  @Test
  void aRandomizedValueOfAnotherRowFails() throws SQLException {
    stored.replace("accounts", item("1"), "owner", item("2").get("owner"));
    assertThat(database.state("SELECT owner FROM accounts WHERE id = '1'")).isEqualTo("5E001");
  }

  @Test
  void aRandomizedValueOfAnotherColumnFails() throws SQLException {
    stored.replace("accounts", item("1"), "owner", item("1").get("hint"));
    assertThat(database.state("SELECT owner FROM accounts WHERE id = '1'")).isEqualTo("5E001");
  }

  @Test
  void aDeterministicValueOfAnotherColumnFails() throws SQLException {
    assertThat(item("1").get("bank")).isEqualTo(item("2").get("bank"));
    stored.replace("accounts", item("1"), "iban", item("1").get("bank"));
    assertThat(database.state("SELECT iban FROM accounts WHERE id = '1'")).isEqualTo("5E001");
  }

  @Test
  void aValueOfAnotherTableFails() throws SQLException {
    database.run(
        """
        CREATE TABLE others (
          id STRING PRIMARY KEY, owner STRING ENCRYPTED, iban STRING ENCRYPTED DETERMINISTIC)""");
    database.run("INSERT INTO others VALUES ('1', 'Eve', 'DE99')");
    Map<String, AttributeValue> other = stored.item("others", "id", "1");
    for (String column : new String[] {"owner", "iban"}) {
      stored.replace("accounts", item("1"), column, other.get(column));
      assertThat(database.state("SELECT " + column + " FROM accounts WHERE id = '1'"))
          .as(column)
          .isEqualTo("5E001");
    }
  }

  @Test
  void whatMustBeThereAndIsNotFails() throws SQLException {
    stored.remove("accounts", item("1"), "owner");
    assertThat(database.state("SELECT owner FROM accounts WHERE id = '1'")).isEqualTo("5E001");
    stored.replace("accounts", item("2"), "owner", AttributeValue.fromNul(true));
    assertThat(database.state("SELECT owner FROM accounts WHERE id = '2'")).isEqualTo("5E001");
  }

  @Test
  void whatMayBeAbsentReadsAsNull() throws SQLException {
    stored.remove("accounts", item("1"), "hint");
    assertThat(database.value("SELECT hint FROM accounts WHERE id = '1'")).isNull();
  }

  @Test
  void nullIsNotWrittenWhereItMustNotBe() throws SQLException {
    assertThat(database.state("INSERT INTO accounts (id) VALUES ('3')")).isEqualTo("23502");
    assertThat(database.state("UPDATE accounts SET owner = NULL WHERE id = '1'"))
        .isEqualTo("23502");
    assertThat(stored.items("accounts")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "root"})
  void aTamperedCatalogIsRefused(String entry) throws SQLException {
    Map<String, AttributeValue> item = stored.item(catalog, "entry", entry);
    String attribute = entry.equals("root") ? "commit" : "bytes";
    stored.replace(catalog, item, attribute, Stored.flipped(item.get(attribute)));
    assertRefused();
  }

  @Test
  void aTamperedEntryIsRefused() throws SQLException {
    Map<String, AttributeValue> table = stored.item(catalog, "name", "accounts");
    stored.replace(catalog, table, "bytes", Stored.flipped(table.get("bytes")));
    assertRefused();
  }

  @Test
  void aRemovedEntryIsRefused() throws SQLException {
    Map<String, AttributeValue> table = stored.item(catalog, "name", "accounts");
    stored.replace(catalog, table, "entry", AttributeValue.fromS("elsewhere"));
    stored.delete(
        catalog, Map.of("id", AttributeValue.fromS("catalog"), "entry", table.get("entry")));
    assertRefused();
  }

  private void assertRefused() throws SQLException {
    String before = stored.bytes("accounts");
    try (Database late = another("catalogRefresh=0")) {
      assertThat(late.refusal("SELECT owner FROM accounts WHERE id = '1'").state())
          .isEqualTo("5E003");
      assertThat(late.refusal("INSERT INTO accounts (id, owner) VALUES ('3', 'x')").state())
          .isEqualTo("5E003");
    }
    assertThat(stored.bytes("accounts")).isEqualTo(before);
  }
}
