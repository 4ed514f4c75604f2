package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a read goes through an index, and when it would lose rows or columns there. */
class IndexPlanTest {
  private static final String SCAN = "request: Scan of the whole table, 2 segments";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "note FROM visit WHERE city = 'Rome'                    | by_city",
        "note FROM visit WHERE city IN ('Rome', ?)              | by_city",
        "note FROM visit WHERE guest = 'Ann' AND city = 'Rome'  | by_guest",
        "note FROM visit WHERE guest = 'Ann' AND city > 'R'     | by_guest",
        "note FROM visit WHERE guest = 'Ann' AND UPPER(city) = 'ROME' | by_guest",
        "id FROM visit WHERE kind = 'short' AND day IS NOT NULL | by_kind",
        "id, day FROM visit WHERE kind = 'short' AND day > DATE '2026-01-01' | by_kind",
        "COUNT(*) FROM visit WHERE kind = 'short' AND day > DATE '2026-01-01' | by_kind",
        "unit FROM reading WHERE device = 'a' AND level = 5     | by_level",
        "unit FROM reading WHERE device = 'a' AND level BETWEEN 1 AND 2 | by_level",
      })
  void anIndexIsQueriedWhoseKeyIsGiven(String query, String index) {
    assertThat(PlannerTest.explained("SELECT " + query).lines())
        .contains("request: Query on index " + index);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // the index lacks the items without the sort key
        "note FROM visit WHERE guest = 'Ann'",
        "id FROM visit WHERE kind = 'short'",
        "id FROM visit WHERE kind = 'short' AND day IS NULL",
        "id FROM visit WHERE kind = 'short' AND (day > DATE '2026-01-01' OR id = 'a')",
        // it does not hold what is needed
        "note FROM visit WHERE kind = 'short' AND day > DATE '2026-01-01'",
        "id FROM visit WHERE kind = 'short' AND day > DATE '2026-01-01' AND note = 'x'",
        "v FROM visit v WHERE kind = 'short' AND day > DATE '2026-01-01'",
        // its key is not given
        "id FROM visit WHERE city > 'Rome'",
        "id FROM visit WHERE city <> 'Rome'",
        "id FROM visit WHERE city = 'Rome' OR kind = 'short'",
        "id FROM visit WHERE NOT city = 'Rome'",
      })
  void noIndexIsQueriedThatLacksSomething(String query) {
    assertThat(PlannerTest.explained("SELECT " + query).lines()).contains(SCAN);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "note FROM visit WHERE id = 'a' AND city = 'Rome'                | request: GetItem",
        "unit FROM reading WHERE device = 'a' AND moment > 5 AND level = 5 | request: Query",
        "unit FROM reading WHERE device = 'a'                            | request: Query",
      })
  void theTablesOwnKeyComesFirst(String query, String request) {
    assertThat(PlannerTest.explained("SELECT " + query).lines()).contains(request);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "note FROM visit.by_guest WHERE guest = 'Ann'            | request: Query on index by_guest",
        "note FROM dynamodb.visit.by_guest g WHERE g.city = 'R'  | request: Scan of index by_guest, 2 segments",
        "* FROM visit.by_kind                                    | columns: id, kind, day",
        "id FROM visit.BY_KIND WHERE id = 'a'                    | request: Scan of index by_kind, 2 segments",
        "id FROM visit.\"by_kind\" WHERE kind = 'a'              | key: kind",
      })
  void aNamedIndexIsReadWhateverItLacks(String query, String line) {
    assertThat(PlannerTest.explained("SELECT " + query).lines()).contains(line);
  }

  /** The table's key would find items that the index lacks. */
  @Test
  void aNamedIndexIsNotLookedUpByTheTablesKey() {
    String join = "SELECT v.city FROM (VALUES ('a'), ('b')) AS w JOIN %s AS v ON v.id = w._1";
    assertThat(PlannerTest.explained(join.formatted("visit"))).contains("looked up");
    assertThat(PlannerTest.explained(join.formatted("visit.by_city")))
        .contains("Scan of index by_city")
        .doesNotContain("looked up");
  }

  @Test
  void aStronglyConsistentReadTakesAGlobalIndexOnlyIfItIsNamed() {
    assertThat(PlannerTest.explained("SELECT id FROM visit WHERE city = 'Rome'", true).lines())
        .contains(SCAN);
    assertThat(PlannerTest.explained("SELECT id FROM visit.by_city WHERE city = 'Rome'", true))
        .contains("request: Query on index by_city");
    assertThat(
            PlannerTest.explained(
                "SELECT unit FROM reading WHERE device = 'a' AND level = 5", true))
        .contains("request: Query on index by_level");
  }

  @Test
  void anEncryptedIndexKeyIsCheckedOnceMore() {
    assertThat(
            PlannerTest.explained("SELECT note FROM visit WHERE guest = 'Ann' AND city = 'Rome'"))
        .contains("here: visit.guest = <constant>")
        .contains("key condition: visit.guest = <constant> AND visit.city = <constant>");
  }

  @Test
  void aQueryOnAnIndexMayBeFilteredByTheTablesKeyButNotByItsOwn() {
    assertThat(PlannerTest.explained("SELECT note FROM visit WHERE city = 'Rome' AND id <> 'a'"))
        .contains("answered by DynamoDB: visit.city = <constant> AND visit.id <> <constant>");
    assertThat(
            PlannerTest.explained(
                "SELECT id FROM visit WHERE kind = 'a' AND day IN (DATE '2026-01-01', DATE"
                    + " '2026-01-02')"))
        .contains("request: Query on index by_kind")
        .contains("Filter\nhere: visit.day IN");
  }

  /** When it is read again by the table's key, the index's may have changed. */
  @Test
  void anItemToWriteIsCheckedForTheIndexKeyOnceMore() {
    assertThat(PlannerTest.explained("DELETE FROM visit WHERE city = 'Rome'"))
        .contains("request: Query on index by_city")
        .contains("here: visit.city = <constant>");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "phone = '1'                    | answered by DynamoDB: member.phone = <constant>",
        "note = 'x' AND '1' = phone     | here: <constant> = member.phone",
        "phone IN ('1', ?)              | answered by DynamoDB: member.phone IN (<constant>, ?1)",
        "phone = '1' OR note = 'x'      | answered by DynamoDB: (member.phone = <constant> OR member.note = <constant>)",
        "mail = '1'                     | request: Scan of the whole table, 2 segments",
      })
  void aBlindIndexFindsWhatIsEqualAndIsCheckedOnceMore(String predicate, String line) {
    assertThat(PlannerTest.explained("SELECT note FROM member WHERE " + predicate).lines())
        .contains(line)
        .anyMatch(checked -> checked.contains("on ciphertext, and once more"));
  }

  /** Different values may have equal companions, so that nothing is different by them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "phone <> '1'",
        "NOT phone = '1'",
        "phone NOT IN ('1', '2')",
        "NOT (phone = '1' OR phone = '2')",
        "phone > '1'",
        "phone LIKE '1%'",
        "phone = note",
      })
  void whatABlindIndexCannotTellIsAnsweredHere(String predicate) {
    assertThat(PlannerTest.explained("SELECT note FROM member WHERE " + predicate))
        .contains("Filter\nhere: ")
        .doesNotContain("answered by DynamoDB:");
  }

  @Test
  void aGlobalIndexOnABlindIndexHoldsTheValueToo() {
    assertThat(PlannerTest.explained("SELECT id FROM member WHERE mail = 'a@b.c'"))
        .contains("request: Query on index by_mail")
        .contains("key: mail")
        .contains("here: member.mail = <constant>");
  }

  @Test
  void noWriteIsLeftToABlindIndexAlone() {
    assertThat(PlannerTest.explained("DELETE FROM member WHERE id = 'a' AND phone = '1'"))
        .contains("request: DeleteItem for each item, if it has not changed since");
    assertThat(PlannerTest.explained("DELETE FROM member WHERE id = 'a' AND note = '1'"))
        .contains("request: one conditional DeleteItem");
  }
}
