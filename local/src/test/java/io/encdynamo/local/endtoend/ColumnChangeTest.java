package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Columns whose encryption is changed where they stand. */
class ColumnChangeTest extends EndToEnd {
  @Override
  String createCatalog() {
    return "CREATE CATALOG WITH (lease = 1)";
  }

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        "CREATE TABLE person (id STRING PRIMARY KEY, name STRING, age INTEGER, face BINARY, info JSON,"
            + " GLOBAL INDEX by_age (age))");
    database.run(
        "INSERT INTO person VALUE {'id': 'ann', 'name': 'Ann', 'age': 30, 'info': {'a': 1}}");
    database.run("INSERT INTO person (id, name, age) VALUES ('bob', 'Bob', 40), ('cid', NULL, 50)");
    database.run("INSERT INTO person (id, face) VALUES ('dan', ?)", new byte[] {1, 2, 3});
  }

  private List<AttributeValue.Type> types(String column) {
    return stored.items("person").stream()
        .filter(item -> item.containsKey(column))
        .map(item -> item.get(column).type())
        .toList();
  }

  @Test
  void aColumnInClearIsEncryptedWhereItStands() throws SQLException {
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED DETERMINISTIC");
    database.run("ALTER TABLE person ALTER COLUMN face SET ENCRYPTED");
    database.run("ALTER TABLE person ALTER COLUMN info SET ENCRYPTED PADDED");

    assertThat(stored.bytes("person")).doesNotContain("Ann").doesNotContain("Bob");
    assertThat(types("name"))
        .containsExactlyInAnyOrder(
            AttributeValue.Type.B, AttributeValue.Type.B, AttributeValue.Type.NUL);
    assertThat(types("info")).hasSize(4).containsOnly(AttributeValue.Type.B);
    assertThat(database.column("SELECT name FROM person ORDER BY id"))
        .containsExactly("Ann", "Bob", null, null);
    assertThat(database.column("SELECT id FROM person WHERE name = 'Ann'")).containsExactly("ann");
    assertThat((byte[]) database.value("SELECT face FROM person WHERE id = 'dan'"))
        .containsExactly(1, 2, 3);
    assertThat(database.value("SELECT CAST(info.a AS INTEGER) FROM person WHERE id = 'ann'"))
        .isEqualTo(1);
    assertThat(database.rows("SELECT column_name FROM information_schema.encrypted_columns"))
        .hasSize(3);
  }

  @Test
  void afterwardsAValueInClearIsNotBelieved() throws SQLException {
    Map<String, AttributeValue> ann = stored.item("person", "id", "ann");
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED");
    stored.put("person", ann);
    assertThat(Refusal.of("plaintext", () -> database.rows("SELECT name FROM person")).state())
        .isEqualTo("5E001");
  }

  @Test
  void anEncryptedColumnGetsAnotherKeyAndMode() throws SQLException {
    database.run("CREATE KEY hr");
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED DETERMINISTIC");
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED RANDOMIZED KEY hr PADDED");
    assertThat(database.column("SELECT name FROM person ORDER BY id"))
        .containsExactly("Ann", "Bob", null, null);
    assertThat(types("name")).hasSize(4).containsOnly(AttributeValue.Type.B);
    assertThat(database.column("SELECT key_name FROM information_schema.encrypted_columns"))
        .containsExactly("hr");
    Refusal same =
        Refusal.of(
            "same key and suite",
            () -> database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED KEY hr"));
    assertThat(same.state()).isEqualTo("0A000");
    assertThat(same.text()).contains("another KEY");
  }

  @Test
  void aBlindIndexComesAndGoesWithItsValues() throws SQLException {
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED BLIND INDEX (24)");
    assertThat(types("$bix.name")).hasSize(2).containsOnly(AttributeValue.Type.B);
    assertThat(database.column("SELECT id FROM person WHERE name = 'Bob'")).containsExactly("bob");
    database.run("ALTER TABLE person ALTER COLUMN name DROP ENCRYPTION");
    assertThat(types("$bix.name")).isEmpty();
    assertThat(database.column("SELECT id FROM person WHERE name = 'Bob'")).containsExactly("bob");
  }

  @Test
  void encryptionIsDroppedAndDoesNotComeBackInPlace() throws SQLException {
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED DETERMINISTIC");
    database.run("ALTER TABLE person ALTER COLUMN name DROP ENCRYPTION");
    assertThat(types("name"))
        .containsExactlyInAnyOrder(
            AttributeValue.Type.S, AttributeValue.Type.S, AttributeValue.Type.NUL);
    assertThat(database.column("SELECT id FROM person WHERE name > 'Amy' ORDER BY id"))
        .containsExactly("ann", "bob");
    Refusal again =
        Refusal.of(
            "again", () -> database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED"));
    assertThat(again.state()).isEqualTo("0A000");
    assertThat(again.text()).contains("was encrypted before");
  }

  @Test
  void whatCannotBeChangedInPlaceIsRefusedAndTheWayNamed() {
    for (String[] change :
        new String[][] {
          {"id SET ENCRYPTED DETERMINISTIC", "0A000", "primary key"},
          {"age SET ENCRYPTED DETERMINISTIC", "0A000", "drop the index"},
          {"name SET ENCRYPTED KEY nobody", "42704", "nobody"},
          {"nothing SET ENCRYPTED", "42S22", "nothing"},
          {"name SET ENCRYPTED WITH (deadline_hours = 0)", "0A000", "deadline_hours"},
        }) {
      Refusal refusal =
          Refusal.of(change[0], () -> database.run("ALTER TABLE person ALTER COLUMN " + change[0]));
      assertThat(refusal.state()).as(change[0]).isEqualTo(change[1]);
      assertThat(refusal.text()).contains(change[2]);
    }
  }

  @Test
  void whatIsNotOfItsColumnsTypeIsNotLostButEndsTheChange() throws SQLException {
    Map<String, AttributeValue> bob = stored.item("person", "id", "bob");
    stored.replace("person", bob, "name", AttributeValue.fromN("7"));

    Refusal refusal =
        Refusal.of(
            "a number", () -> database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED"));
    assertThat(refusal.state()).isEqualTo("22000");
    assertThat(refusal.text()).contains("name");
    assertThat(database.value("SELECT name FROM person WHERE id = 'ann'")).isEqualTo("Ann");
    assertThat(
            database.rows(
                "SELECT table_name, column_name, job, state FROM information_schema.jobs"))
        .containsExactly(List.of("person", "name", "SET_ENCRYPTED", "WRITING"));
    Refusal other =
        Refusal.of(
            "another change meanwhile",
            () -> database.run("ALTER TABLE person ALTER COLUMN name DROP ENCRYPTION"));
    assertThat(other.state()).isEqualTo("55006");

    stored.replace("person", bob, "name", AttributeValue.fromS("Bobby"));
    database.run("ALTER TABLE person ALTER COLUMN name SET ENCRYPTED");
    assertThat(database.column("SELECT name FROM person ORDER BY id"))
        .containsExactly("Ann", "Bobby", null, null);
    assertThat(database.rows("SELECT * FROM information_schema.jobs")).isEmpty();
  }
}
