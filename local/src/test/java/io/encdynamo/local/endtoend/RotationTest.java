package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys with several versions, as a client sees them and as they are stored. */
class RotationTest extends EndToEnd {
  @Override
  String createCatalog() {
    return "CREATE CATALOG WITH (lease = 1)";
  }

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        "CREATE TABLE person (id STRING ENCRYPTED DETERMINISTIC, nr INTEGER ENCRYPTED DETERMINISTIC,"
            + " city STRING ENCRYPTED DETERMINISTIC, card STRING ENCRYPTED, note STRING ENCRYPTED PADDED,"
            + " PRIMARY KEY (id, nr), GLOBAL INDEX by_city (city))");
    database.run(
        "INSERT INTO person (id, nr, city, card) VALUES ('ann', 1, 'Ulm', '4711'),"
            + " ('ann', 2, 'Bonn', '4712'), ('bob', 1, 'Ulm', NULL)");
  }

  /** Values under both versions: three items from before a rotation, two from after it. */
  private void rotate() throws SQLException {
    database.run("ALTER KEY \"default\" ROTATE");
    database.run(
        "INSERT INTO person (id, nr, city, card, note) VALUES ('cid', 1, 'Ulm', '4713', 'x'),"
            + " ('dan', 1, 'Köln', '4714', NULL)");
  }

  private int version(int number) throws SQLException {
    return ((Number)
            database
                .column(
                    "SELECT version FROM information_schema.encryption_keys WHERE key_name ="
                        + " 'default' ORDER BY version")
                .get(number))
        .intValue();
  }

  private void assertAllIsFound() throws SQLException {
    assertThat(database.column("SELECT card FROM person ORDER BY id, nr"))
        .containsExactly("4711", "4712", null, "4713", "4714");
    assertThat(database.column("SELECT id FROM person WHERE city = 'Ulm' ORDER BY id"))
        .containsExactly("ann", "bob", "cid");
    assertThat(database.column("SELECT id FROM person WHERE city <> 'Ulm' ORDER BY id"))
        .containsExactly("ann", "dan");
    assertThat(database.column("SELECT id FROM person WHERE city IN ('Bonn', 'Köln') ORDER BY id"))
        .containsExactly("ann", "dan");
    assertThat(database.rows("SELECT city, COUNT(*) FROM person GROUP BY city ORDER BY city"))
        .containsExactly(List.of("Bonn", 1L), List.of("Köln", 1L), List.of("Ulm", 3L));
    assertThat(database.value("SELECT COUNT(DISTINCT city) FROM person")).isEqualTo(3L);
    assertThat(
            database.value(
                "SELECT COUNT(*) FROM person a JOIN person b ON a.city = b.city WHERE a.id < b.id"))
        .isEqualTo(3L);
    assertThat(database.value("SELECT card FROM person WHERE id = 'ann' AND nr = 2"))
        .isEqualTo("4712");
    assertThat(database.value("SELECT card FROM person WHERE id = 'cid' AND nr = 1"))
        .isEqualTo("4713");
    assertThat(database.column("SELECT note FROM person WHERE note IS NOT NULL"))
        .containsExactly("x");
  }

  @Test
  void bothVersionsAreReadSearchedGroupedAndJoined() throws SQLException {
    rotate();
    assertThat(versions("city")).hasSize(2);
    assertThat(versions("card")).hasSize(2);
    assertThat(versions("id")).hasSize(1);
    assertAllIsFound();
    assertThat(database.plan("SELECT id FROM person WHERE city = 'Ulm'")).contains("by_city");
    assertThat(Refusal.of("an item twice", this::insertAgain).state()).isEqualTo("23505");
  }

  private void insertAgain() throws SQLException {
    database.run("INSERT INTO person (id, nr) VALUES ('ann', 1)");
  }

  /** The key versions that the values of a column name, as DynamoDB has them. */
  private Set<String> versions(String column) {
    return stored.items("person").stream()
        .map(item -> item.get(column))
        .filter(value -> value != null && value.b() != null)
        .map(Stored::version)
        .collect(Collectors.toSet());
  }

  @Test
  void afterReencryptingOnlyTheNewVersionIsThereAndTheOldMayRetire() throws SQLException {
    rotate();
    Refusal inUse =
        Refusal.of(
            "values are left",
            () -> database.run("ALTER KEY \"default\" RETIRE VERSION " + version(0)));
    assertThat(inUse.state()).isEqualTo("55006");
    assertThat(inUse.text()).contains("person").contains("REENCRYPT");

    database.run("ALTER TABLE person REENCRYPT");

    for (String column : List.of("id", "nr", "city", "card", "note")) {
      assertThat(versions(column)).as(column).hasSize(1);
    }
    assertAllIsFound();
    database.run("ALTER KEY \"default\" RETIRE VERSION " + version(0));
    assertAllIsFound();
    insertsAreStillUnique();
    assertThat(
            database.rows(
                "SELECT state FROM information_schema.encryption_keys WHERE key_name = 'default'"
                    + " ORDER BY version"))
        .containsExactly(List.of("RETIRED"), List.of("CURRENT"));
  }

  private void insertsAreStillUnique() {
    assertThat(Refusal.of("an item twice", this::insertAgain).state()).isEqualTo("23505");
  }

  @Test
  void aValueUnderARetiredVersionIsNotBelieved() throws SQLException {
    Map<String, AttributeValue> old = stored.items("person").get(0);
    rotate();
    database.run("ALTER TABLE person REENCRYPT");
    database.run("ALTER KEY \"default\" RETIRE VERSION " + version(0));

    stored.put("person", old);

    assertThat(Refusal.of("scan", () -> database.rows("SELECT * FROM person")).state())
        .isEqualTo("5E001");
  }

  @Test
  void aValueIsNotTakenForOneOfAnotherVersion() throws SQLException {
    rotate();
    Map<String, AttributeValue> item =
        stored.items("person").stream()
            .filter(each -> each.containsKey("card") && each.get("card").b() != null)
            .filter(each -> Stored.version(each.get("card")).equals("00000001"))
            .findFirst()
            .orElseThrow();
    for (String column : List.of("card", "city")) {
      byte[] bytes = item.get(column).b().asByteArray();
      bytes[4] = 2;
      stored.replace("person", item, column, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
      assertThat(
              Refusal.of(column, () -> database.rows("SELECT " + column + " FROM person")).state())
          .isEqualTo("5E001");
      stored.put("person", item);
    }
    assertAllIsFound();
  }

  @Test
  void someColumnsCanBeReencryptedByThemselves() throws SQLException {
    rotate();
    database.run("ALTER TABLE person REENCRYPT (card)");
    assertThat(versions("card")).hasSize(1);
    assertThat(versions("city")).hasSize(2);
    assertAllIsFound();
  }

  @Test
  void aDroppedKeyTakesItsValuesAlong() throws SQLException {
    database.run("CREATE KEY hr");
    database.run(
        "CREATE TABLE salary (id STRING PRIMARY KEY, amount INTEGER ENCRYPTED KEY hr, unit STRING)");
    database.run("INSERT INTO salary (id, amount, unit) VALUES ('ann', 100, 'EUR')");
    Refusal unconfirmed =
        Refusal.of("another name", () -> database.run("DROP KEY hr CONFIRM 'other'"));
    assertThat(unconfirmed.state()).isEqualTo("42000");

    database.run("DROP KEY hr CONFIRM 'hr'");

    Refusal gone = Refusal.of("read", () -> database.rows("SELECT amount FROM salary"));
    assertThat(gone.state()).isEqualTo("5E002");
    assertThat(gone.text()).contains("dropped").doesNotContain("100");
    assertThat(database.value("SELECT unit FROM salary")).isEqualTo("EUR");
    database.run("UPDATE salary SET unit = 'USD' WHERE id = 'ann'");
    assertThat(
            Refusal.of("write", () -> database.run("UPDATE salary SET amount = 1 WHERE id = 'ann'"))
                .state())
        .isEqualTo("5E002");
    database.run("DROP TABLE salary");
    database.run("DROP KEY hr CONFIRM 'hr'");
    database.run("DROP KEY IF EXISTS hr CONFIRM 'hr'");
    assertThat(Refusal.of("gone", () -> database.run("DROP KEY hr CONFIRM 'hr'")).state())
        .isEqualTo("42704");
  }
}
