package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Randomized columns that can be searched: by companions that many values share, each hit looked at
 * once more.
 */
class BlindIndexTest extends EndToEnd {
  /** As few bits as there may be, so that among these rows many share a companion. */
  private static final int ROWS = 600;

  @BeforeEach
  void members() throws SQLException {
    database.run(
        """
        CREATE TABLE member (
          id INTEGER PRIMARY KEY,
          mail STRING ENCRYPTED BLIND INDEX (8),
          card INTEGER ENCRYPTED DOMAIN card BLIND INDEX,
          state STRING ENCRYPTED BLIND INDEX PADDED,
          plain STRING,
          GLOBAL INDEX by_mail (mail) PROJECTION KEYS,
          GLOBAL INDEX by_plain (plain) PROJECTION INCLUDE (card))""");
    database.run(
        "INSERT INTO member SELECT v._1, v._2, v._3, v._4, v._2 FROM (VALUES "
            + String.join(
                ", ",
                IntStream.range(0, ROWS)
                    .mapToObj(
                        i ->
                            "(%d, 'm%d@x.org', %d, %s)"
                                .formatted(
                                    i, i / 2, i % 7, i % 5 == 0 ? "NULL" : "'s" + i % 3 + "'"))
                    .toList())
            + ") AS v");
  }

  @Test
  void companionsStandBesideTheValuesAndAreSharedByMany() throws SQLException {
    List<Map<String, AttributeValue>> items = stored.items("member");
    assertThat(items)
        .hasSize(ROWS)
        .allSatisfy(
            item ->
                assertThat(item)
                    .containsKeys("mail", "$bix.mail", "card", "$bix.card", "$bix.state"));
    assertThat(items.stream().map(item -> item.get("$bix.mail")).distinct().count())
        .isBetween(100L, 256L);
    // Most NULLs have a companion of their own: it is random.
    assertThat(items.stream().map(item -> item.get("$bix.state")).distinct().count())
        .isGreaterThan(100);
    assertThat(database.rows("SELECT * FROM member WHERE id = 1").get(0))
        .containsExactly(1, "m0@x.org", 1, "s1", "m0@x.org");
    assertThat(
            database.column(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'member'"
                    + " AND table_schema = 'dynamodb' ORDER BY ordinal_position"))
        .containsExactly("id", "mail", "card", "state", "plain");
    assertThat(database.value("SELECT VALUE m FROM member m WHERE id = 1").toString())
        .doesNotContain("bix");
    assertThat(database.rows("SELECT \"$bix.mail\" FROM ciphertext.member")).hasSize(ROWS);
  }

  @Test
  void predicatesGiveWhatTheyGiveOnColumnsInClear() throws SQLException {
    assertThat(database.plan("SELECT id FROM member WHERE mail = ?", "x"))
        .contains("Query on index by_mail");
    assertThat(database.column("SELECT id FROM member WHERE mail = 'm7@x.org' ORDER BY id"))
        .containsExactly(14, 15);
    for (String predicate :
        List.of(
            "mail = 'm3@x.org'",
            "mail = 'nobody'",
            "mail IN ('m3@x.org', 'm9@x.org', 'm299@x.org')",
            "mail <> 'm3@x.org' AND id < 20",
            "mail NOT IN ('m3@x.org', 'm4@x.org') AND id < 20",
            "NOT mail = 'm3@x.org' AND id < 20",
            "mail = 'm3@x.org' OR id = 100",
            "mail = 'm3@x.org' AND id = 6",
            "mail = 'm3@x.org' AND id = 8",
            "mail IS NULL",
            "mail > 'm98'")) {
      assertThat(database.column("SELECT id FROM member WHERE " + predicate + " ORDER BY id"))
          .as(predicate)
          .isEqualTo(
              database.column(
                  "SELECT id FROM member WHERE "
                      + predicate.replace("mail", "plain")
                      + " ORDER BY id"));
    }
    assertThat(database.value("SELECT COUNT(*) FROM member WHERE card = 3"))
        .isEqualTo(database.value("SELECT COUNT(*) FROM member WHERE MOD(id, 7) = 3"));
    assertThat(database.value("SELECT COUNT(*) FROM member WHERE state IS NULL")).isEqualTo(120L);
    assertThat(database.value("SELECT COUNT(*) FROM member WHERE state = 's1'"))
        .isEqualTo(
            database.value("SELECT COUNT(*) FROM member WHERE MOD(id, 3) = 1 AND MOD(id, 5) <> 0"));
  }

  @Test
  void joinsAndIndexesThatHoldTheColumnSeeIt() throws SQLException {
    assertThat(
            database.column(
                "SELECT m.id FROM (VALUES ('m5@x.org'), ('m6@x.org')) AS v JOIN member m"
                    + " ON m.mail = v._1 ORDER BY m.id"))
        .containsExactly(10, 11, 12, 13);
    assertThat(
            database.column(
                "SELECT a.id FROM member a JOIN member b ON a.card = b.card AND a.id = b.id + 7"
                    + " WHERE b.id < 3 ORDER BY a.id"))
        .containsExactly(7, 8, 9);
    assertThat(database.plan("SELECT card FROM member WHERE plain = 'm5@x.org' AND card = 3"))
        .contains("Query on index by_plain");
    assertThat(database.column("SELECT id FROM member WHERE plain = 'm5@x.org' AND card = 3"))
        .containsExactly(10);
    assertThat(database.rows("SELECT * FROM member.by_mail WHERE mail = 'm5@x.org' ORDER BY id"))
        .containsExactly(List.of(10, "m5@x.org"), List.of(11, "m5@x.org"));
  }

  @Test
  void writesKeepCompanionsBesideTheirValues() throws SQLException {
    assertThat(database.run("UPDATE member SET mail = 'new', card = 99 WHERE id = 1")).isOne();
    assertThat(database.column("SELECT id FROM member WHERE mail = 'new'")).containsExactly(1);
    assertThat(database.column("SELECT id FROM member WHERE card = 99")).containsExactly(1);
    assertThat(database.column("SELECT id FROM member WHERE mail = 'm0@x.org'")).containsExactly(0);

    database.run("UPDATE member SET mail = NULL, state = NULL WHERE id = 1");
    database.run("UPDATE member REMOVE mail REMOVE card REMOVE state WHERE id = 2");
    for (int id = 1; id <= 2; id++) {
      Map<String, AttributeValue> item = item(id);
      assertThat(item).doesNotContainKey("$bix.mail").containsKeys("state", "$bix.state");
      assertThat(database.value("SELECT mail FROM member WHERE id = " + id)).isNull();
      assertThat(database.value("SELECT state FROM member WHERE id = " + id)).isNull();
    }
    assertThat(item(2)).doesNotContainKeys("card", "$bix.card");

    assertThat(database.run("UPSERT INTO member (id, mail) VALUES (3, 'third')")).isOne();
    assertThat(item(3)).containsKeys("$bix.mail", "$bix.state").doesNotContainKey("$bix.card");
    assertThat(database.run("UPDATE member SET plain = 'x' WHERE id = 3 AND mail = 'third'"))
        .isOne();
    assertThat(database.run("DELETE FROM member WHERE mail = 'third'")).isOne();
    assertThat(database.column("SELECT id FROM member WHERE mail IN ('third', 'new')")).isEmpty();
  }

  /** Of each pair that share a companion, one alone is changed. */
  @Test
  void noWriteFallsForAnEqualCompanion() throws SQLException {
    int changed = 0;
    for (int id = 0; id < 200; id += 2) {
      changed +=
          database.run("UPDATE member SET plain = 'hit' WHERE id = ? AND mail = 'm7@x.org'", id);
    }
    assertThat(changed).isOne();
    assertThat(database.run("DELETE FROM member WHERE mail = 'm7@x.org'")).isEqualTo(2);
    assertThat(database.value("SELECT COUNT(*) FROM member")).isEqualTo(ROWS - 2L);
  }

  @Test
  void whatDoesNotFitIsNotAuthentic() throws SQLException {
    String read = "SELECT mail FROM member WHERE id = 4";
    assertThat(database.value(read)).isEqualTo("m2@x.org");
    Map<String, AttributeValue> item = item(4);

    stored.replace("member", item, "$bix.mail", Stored.flipped(item.get("$bix.mail")));
    assertThat(database.state(read)).isEqualTo("5E001");
    stored.replace("member", item, "$bix.mail", item(300).get("$bix.card"));
    assertThat(database.state(read)).isEqualTo("5E001");
    stored.replace("member", item, "$bix.card", AttributeValue.fromNul(true));
    assertThat(database.state("SELECT card FROM member WHERE id = 4")).isEqualTo("5E001");
    stored.remove("member", item, "$bix.card");
    assertThat(database.state("SELECT card FROM member WHERE id = 4")).isEqualTo("5E001");
    assertThat(database.value(read)).as("another column is not touched").isEqualTo("m2@x.org");
    stored.remove("member", item, "mail");
    assertThat(database.state(read)).isEqualTo("5E001");

    Map<String, AttributeValue> neither = new HashMap<>(item);
    neither.keySet().removeAll(List.of("mail", "$bix.mail"));
    stored.put("member", neither);
    assertThat(database.value(read)).as("omission is not promised").isNull();
    stored.put("member", item);
    assertThat(database.value(read)).isEqualTo("m2@x.org");
  }

  @Test
  void namesOfCompanionsAreNobodyElses() throws SQLException {
    assertThat(database.state("INSERT INTO member VALUE {'id': 7000, '$bix.mail': 'x'}"))
        .isIn("42S22", "42939");
    assertThat(database.state("UPDATE member SET \"$bix.mail\" = 'x' WHERE id = 1"))
        .isIn("42S22", "42939");
    assertThat(database.state("SELECT \"$bix.mail\" FROM member")).isEqualTo("42S22");
  }

  @Test
  void whatWasDeclaredIsShownAndAcceptedAgain() throws SQLException {
    String created = (String) database.rows("SHOW CREATE TABLE member").get(0).get(1);
    assertThat(created).contains("BLIND INDEX (8)", "BLIND INDEX (16) PADDED", "by_mail");
    assertThat(database.run(created.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS")))
        .isZero();
  }

  @Test
  void aColumnOfTwoValuesIsWarnedOf() throws SQLException {
    try (var statement = database.connection().createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE flags (id STRING PRIMARY KEY, a BOOLEAN ENCRYPTED DETERMINISTIC,"
              + " b BOOLEAN ENCRYPTED, c BOOLEAN ENCRYPTED BLIND INDEX)");
      assertThat(statement.getWarnings().getMessage()).contains("'a'", "RANDOMIZED");
      assertThat(statement.getWarnings().getNextWarning().getMessage()).contains("'c'");
      assertThat((Throwable) statement.getWarnings().getNextWarning().getNextWarning()).isNull();
    }
  }

  private Map<String, AttributeValue> item(int id) {
    return stored.items("member").stream()
        .filter(item -> item.get("id").n().equals(Integer.toString(id)))
        .findFirst()
        .orElseThrow();
  }

  /** Equality holds across key versions, of values and companions alike. */
  @Test
  void aRotationLosesNoRow() throws SQLException {
    String url = "jdbc:encdynamo:" + endpoint.uri() + "/" + catalog + "_short?keys=file:" + keys;
    try (Database turning = Database.open(url)) {
      turning.run("CREATE CATALOG WITH (lease = 1)");
      turning.run("CREATE KEY k");
      turning.run(
          "CREATE TABLE turning (id INTEGER PRIMARY KEY,"
              + " mail STRING ENCRYPTED KEY k BLIND INDEX)");
      turning.run("INSERT INTO turning VALUES (1, 'a'), (2, 'b')");
      turning.run("ALTER KEY k ROTATE");
      turning.run("INSERT INTO turning VALUES (3, 'a')");
      assertThat(turning.column("SELECT id FROM turning WHERE mail = 'a' ORDER BY id"))
          .containsExactly(1, 3);
      turning.run("UPDATE turning SET mail = 'a' WHERE mail = 'b'");
      assertThat(turning.column("SELECT id FROM turning WHERE mail = 'a' ORDER BY id"))
          .containsExactly(1, 2, 3);
      assertThat(stored.items("turning").stream().map(item -> item.get("$bix.mail")).distinct())
          .as("one of the former version, one of the new one")
          .hasSize(2);
    }
  }
}
