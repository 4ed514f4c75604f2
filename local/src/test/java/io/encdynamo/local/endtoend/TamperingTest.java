package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Somebody without the keys changes what is stored, with the plain SDK: never is a wrong value
 * read, never is anything written on the strength of it.
 */
class TamperingTest extends EndToEnd {
  private TamperedVault vault;

  @BeforeEach
  void fillAndRead() throws SQLException {
    vault = TamperedVault.fill(database, stored, catalog);
    for (Map.Entry<String, List<List<Object>>> table : TamperedVault.ROWS.entrySet()) {
      try (Database fresh = another()) {
        assertThat(fresh.rows("SELECT * FROM " + table.getKey()))
            .as("before anybody tampers")
            .containsExactlyInAnyOrderElementsOf(table.getValue());
      }
    }
  }

  static List<Tampering> values() {
    return ValueTamperings.all();
  }

  static List<Tampering> catalogs() {
    return CatalogTamperings.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void whoTampersWithValuesGetsNoWrongOneRead(Tampering tampering) throws SQLException {
    Map<String, List<List<Object>>> genuine = new HashMap<>();
    for (Tampering.Answer answer : tampering.after()) {
      if (answer.sql().startsWith("SELECT")) {
        genuine.put(answer.sql(), database.rows(answer.sql()));
      }
    }
    tampering.attack().on(vault);
    String before = vault.everything();
    for (Tampering.Answer answer : tampering.after()) {
      if (answer instanceof Tampering.Refused refused) {
        Attempt attempt = Attempt.of(database.connection(), refused.sql());
        assertThat(attempt.state()).as(refused.sql()).isEqualTo(refused.state());
        assertThat(genuine.getOrDefault(refused.sql(), List.of()))
            .as(refused.sql())
            .containsAll(attempt.rows());
        assertThat(vault.everything()).as(refused.sql()).isEqualTo(before);
      } else if (answer instanceof Tampering.Unnoticed unnoticed) {
        assertThat(database.rows(unnoticed.sql())).isEqualTo(unnoticed.rows());
      }
    }
    assertThat(database.value("SELECT owner FROM accounts WHERE id = '2'")).isEqualTo("Bob");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("catalogs")
  void whoTampersWithTheCatalogStopsEverything(Tampering tampering) throws SQLException {
    try (Database former = another("catalogRefresh=0")) {
      List<List<Object>> genuine = former.rows("SELECT * FROM accounts");
      tampering.attack().on(vault);
      String before = vault.everything();
      try (Database fresh = another("unregistered=write")) {
        for (Tampering.Answer answer : tampering.after()) {
          Tampering.Refused refused = (Tampering.Refused) answer;
          assertThat(fresh.refusal(refused.sql()).state())
              .as(refused.sql())
              .isEqualTo(refused.state());
        }
      }
      assertThat(vault.everything()).isEqualTo(before);
      // Who has verified the entries that the manifest lists goes on with those, or notices.
      Attempt attempt = Attempt.of(former.connection(), "SELECT * FROM accounts");
      if (attempt.state().equals("no error")) {
        assertThat(attempt.rows()).containsExactlyInAnyOrderElementsOf(genuine);
      } else {
        assertThat(attempt.state())
            .isEqualTo(((Tampering.Refused) tampering.after().get(0)).state());
        assertThat(attempt.rows()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "note", "iban"})
  void everyFlippedBitOfAValueIsNoticed(String column) {
    byte[] bytes = vault.bytes(column);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      vault.replace(column, TamperedVault.flipped(bytes, bit));
      assertNotAuthentic(column, "bit " + bit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "note", "iban"})
  void everyOtherLengthOfAValueIsNoticed(String column) {
    byte[] bytes = vault.bytes(column);
    for (int length = 0; length < bytes.length + 40; length++) {
      if (length != bytes.length) {
        vault.replace(column, TamperedVault.cut(bytes, length));
        assertNotAuthentic(column, "length " + length);
      }
    }
  }

  private void assertNotAuthentic(String column, String what) {
    String sql = "SELECT " + column + " FROM accounts WHERE id = '1'";
    assertThat(database.refusal(sql).state()).as(what).isEqualTo("5E001");
  }

  /** One in five, and the first ones; CatalogTamperTest flips every bit. */
  @Test
  void changedBytesOfTheCatalogAreNoticed() throws SQLException {
    try (Database fresh = another()) {
      for (Map<String, AttributeValue> item : stored.items(catalog)) {
        for (String attribute : List.of("bytes", "blob", "commit", "catalogId")) {
          if (item.containsKey(attribute)) {
            byte[] bytes = item.get(attribute).b().asByteArray();
            for (int at = 0; at < bytes.length; at += at < 10 ? 1 : 5) {
              vault.put(item, attribute, TamperedVault.flipped(bytes, 8 * at + at % 8));
              assertThat(fresh.refusal("SELECT 1").state())
                  .as("%s of %s, byte %s", attribute, item.get("entry").s(), at)
                  .isEqualTo(expected(item.get("entry").s(), attribute, at));
            }
            stored.put(catalog, item);
          }
        }
      }
      assertThat(fresh.value("SELECT owner FROM accounts WHERE id = '1'")).isEqualTo("Ada");
    }
  }

  private static String expected(String entry, String attribute, int at) {
    if (entry.equals("manifest") && at < 2) {
      return "0A000"; // its format, which must be known before it can be authenticated
    }
    return attribute.equals("blob") || attribute.equals("catalogId") ? "5E002" : "5E003";
  }

  @Test
  void theCatalogOfAnotherTableUnderTheSameMasterKeyDoesNotOpen() throws SQLException {
    String name = catalog + "_too";
    try (Database other = Database.open(url("keys=file:" + keys).replace(catalog, name))) {
      other.run("CREATE CATALOG");
    }
    vault.putBack(stored.items(name));
    try (Database fresh = another()) {
      assertThat(fresh.refusal("SELECT * FROM accounts").state()).isEqualTo("5E002");
    }
  }

  @Test
  void anotherCatalogOfTheSameTableIsNotTheOneThatWasSeen() throws SQLException {
    List<Map<String, AttributeValue>> former = stored.items(catalog);
    stored.deleteTable(catalog);
    try (Database anew = another()) {
      anew.run("CREATE CATALOG");
      vault.putBack(former);
      anew.connection().close();
    }
    String before = vault.everything();
    try (Database fresh = another("unregistered=write")) {
      for (String sql :
          List.of(
              "SELECT * FROM accounts",
              "INSERT INTO accounts (id, owner) VALUES ('3', 'Cy')",
              "CREATE KEY more")) {
        assertThat(fresh.refusal(sql).state()).as(sql).isEqualTo("5E004");
      }
    }
    assertThat(vault.everything()).isEqualTo(before);
  }

  @Test
  void nullIsNotWrittenWhereItMustNotBe() throws SQLException {
    String before = vault.everything();
    for (String sql :
        List.of(
            "INSERT INTO accounts (id) VALUES ('3')",
            "UPSERT INTO accounts (id, owner) VALUES ('1', NULL)",
            "UPDATE accounts SET owner = NULL WHERE id = '1'",
            "UPDATE accounts REMOVE owner WHERE id = '1'")) {
      assertThat(database.state(sql)).as(sql).isEqualTo("23502");
    }
    assertThat(vault.everything()).isEqualTo(before);
  }

  /** What a statement gave until it failed. */
  private record Attempt(String state, List<List<Object>> rows) {
    static Attempt of(Connection connection, String sql) {
      List<List<Object>> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement()) {
        if (statement.execute(sql)) {
          try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
              List<Object> row = new ArrayList<>();
              for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getObject(i));
              }
              rows.add(row);
            }
          }
        }
        return new Attempt("no error", rows);
      } catch (SQLException refused) {
        return new Attempt(refused.getSQLState(), rows);
      }
    }
  }
}
