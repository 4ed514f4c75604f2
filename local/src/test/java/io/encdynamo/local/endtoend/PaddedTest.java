package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What whoever sees the items of a PADDED column can learn of them: nothing about short values. */
class PaddedTest extends EndToEnd {

  @BeforeEach
  void patients() throws SQLException {
    database.run(
        "CREATE TABLE patient (id STRING PRIMARY KEY, code STRING ENCRYPTED DETERMINISTIC PADDED,"
            + " finding STRING ENCRYPTED PADDED)");
    database.run(
        "INSERT INTO patient (id, code, finding) VALUES ('a', 'x', 'none'),"
            + " ('b', 'a longer code', 'something rather serious'), ('c', NULL, NULL)");
    database.run("INSERT INTO patient (id) VALUES ('d')");
  }

  @Test
  void shortValuesAndNullHaveOneLength() {
    List<Map<String, AttributeValue>> items = stored.items("patient");
    assertThat(items).hasSize(4);
    assertThat(items).allSatisfy(item -> assertThat(length(item, "finding")).isEqualTo(33 + 32));
    assertThat(
            items.stream().filter(item -> item.containsKey("code") && item.get("code").b() != null))
        .hasSize(2)
        .allSatisfy(item -> assertThat(length(item, "code")).isEqualTo(21 + 32));
  }

  private static int length(Map<String, AttributeValue> item, String name) {
    return item.get(name).b().asByteArray().length;
  }

  @Test
  void theyReadBackAndAreFound() throws SQLException {
    assertThat(database.column("SELECT finding FROM patient ORDER BY id"))
        .containsExactly("none", "something rather serious", null, null);
    assertThat(database.column("SELECT id FROM patient WHERE code = 'a longer code'"))
        .containsExactly("b");
    assertThat(database.column("SELECT id FROM patient WHERE finding IS NULL ORDER BY id"))
        .containsExactly("c", "d");
    assertThat(database.column("SELECT id FROM patient WHERE finding IS NOT NULL ORDER BY id"))
        .containsExactly("a", "b");
  }

  @Test
  void whatIsTakenAwayIsHiddenToo() throws SQLException {
    database.run("UPDATE patient SET finding = NULL WHERE id = 'a'");
    database.run("UPDATE patient REMOVE finding WHERE id = 'b'");
    assertThat(database.column("SELECT id FROM patient WHERE finding IS NULL ORDER BY id"))
        .containsExactly("a", "b", "c", "d");
    shortValuesAndNullHaveOneLength();
  }
}
