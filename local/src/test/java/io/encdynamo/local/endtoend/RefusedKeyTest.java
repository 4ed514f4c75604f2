package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An analyst may not use the key of one column: he sees what his keys allow, and can damage nothing
 * of the rest (format page, rule 7). Whatever else is wrong with a key is an error.
 */
class RefusedKeyTest extends EndToEnd {
  private static final String MEDICAL = FakeKms.arn("medical");

  private FakeKms kms;

  @BeforeEach
  void fill() throws IOException, SQLException {
    kms = FakeKms.start();
    try (Database owner = another(kms.property(), "region=us-east-1")) {
      owner.run("CREATE KEY medical USING 'kms:" + MEDICAL + "'");
      owner.run(
          """
          CREATE TABLE patients (
            id STRING PRIMARY KEY,
            name STRING ENCRYPTED DETERMINISTIC,
            diagnosis STRING ENCRYPTED KEY medical,
            ward STRING)""");
      owner.run(
          """
          INSERT INTO patients VALUES
            ('1', 'Ada', 'flu', 'east'), ('2', 'Bob', 'cold', 'west'), ('3', 'Cy', NULL, 'west')""");
    }
  }

  @AfterEach
  void stop() {
    if (kms != null) {
      kms.close();
    }
  }

  private Database analyst(String... properties) throws SQLException {
    String[] all = Arrays.copyOf(properties, properties.length + 2);
    all[properties.length] = kms.property();
    all[properties.length + 1] = "region=us-east-1";
    return another(all);
  }

  private Map<String, AttributeValue> item(String id) {
    return stored.item("patients", "id", id);
  }

  @Test
  void heSeesWhatHisKeysAllow() throws SQLException {
    kms.deny(MEDICAL);
    try (Database analyst = analyst("onKeyDenied=null", "fullScan=allow")) {
      assertThat(analyst.rows("SELECT * FROM patients ORDER BY id"))
          .containsExactly(
              Arrays.asList("1", "Ada", null, "east"),
              Arrays.asList("2", "Bob", null, "west"),
              Arrays.asList("3", "Cy", null, "west"));
      assertThat(analyst.warnings("SELECT * FROM patients"))
          .singleElement()
          .asString()
          .contains("patients.diagnosis");
      assertThat(analyst.warnings("SELECT id, name FROM patients")).isEmpty();
      assertThat(analyst.value("SELECT ward FROM patients WHERE name = 'Bob'")).isEqualTo("west");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM patients WHERE diagnosis IS NULL",
        "SELECT UPPER(diagnosis) FROM patients",
        "SELECT DISTINCT diagnosis FROM patients",
        "SELECT id FROM patients ORDER BY diagnosis",
        "SELECT VALUE p FROM patients p",
        "INSERT INTO patients VALUES ('4', 'Di', 'cough', 'east')",
        "INSERT INTO patients VALUE {'id': '4', 'diagnosis': 'cough'}",
        "UPSERT INTO patients (id, ward) VALUES ('1', 'north')",
        "UPDATE patients SET diagnosis = 'none' WHERE id = '1'",
        "UPDATE patients SET diagnosis = NULL WHERE id = '1'",
        "UPDATE patients REMOVE diagnosis WHERE id = '1'",
        "UPDATE patients SET ward = diagnosis",
        "UPDATE patients SET ward = 'x' WHERE diagnosis IS NULL",
        "DELETE FROM patients WHERE id = '1'",
        "DELETE FROM patients WHERE ward = 'west'",
        "DROP TABLE patients",
      })
  void nothingElseTouchesWhatHeMayNotSee(String sql) throws SQLException {
    kms.deny(MEDICAL);
    String before = stored.bytes("patients");
    try (Database analyst = analyst("onKeyDenied=null")) {
      Refusal refusal = analyst.failure(sql);
      assertThat(refusal.state()).isEqualTo("5E002");
      assertThat(refusal.text()).doesNotContain("cough");
    }
    assertThat(stored.bytes("patients")).isEqualTo(before);
  }

  @Test
  void writesOfOtherColumnsLeaveItAsItIs() throws SQLException {
    kms.deny(MEDICAL);
    AttributeValue flu = item("1").get("diagnosis");
    AttributeValue cold = item("2").get("diagnosis");
    try (Database analyst = analyst("onKeyDenied=null")) {
      assertThat(analyst.run("UPDATE patients SET ward = 'north' WHERE id = '1'")).isEqualTo(1);
      assertThat(analyst.run("UPDATE patients SET name = UPPER(name) WHERE ward = 'west'"))
          .isEqualTo(2);
      assertThat(analyst.run("INSERT INTO patients (id, name) VALUES ('4', 'Di')")).isEqualTo(1);
    }
    assertThat(item("1")).containsEntry("diagnosis", flu);
    assertThat(item("2")).containsEntry("diagnosis", cold);
    kms.allow(MEDICAL);
    try (Database owner = analyst()) {
      assertThat(owner.rows("SELECT id, name, diagnosis, ward FROM patients ORDER BY id"))
          .containsExactly(
              List.of("1", "Ada", "flu", "north"),
              List.of("2", "BOB", "cold", "west"),
              Arrays.asList("3", "CY", null, "west"),
              Arrays.asList("4", "Di", null, null));
    }
  }

  @Test
  void byDefaultARefusedKeyIsAnErrorWhereItIsNeeded() throws SQLException {
    kms.deny(MEDICAL);
    try (Database analyst = analyst()) {
      assertThat(analyst.state("SELECT * FROM patients")).isEqualTo("5E002");
      assertThat(analyst.state("SELECT id FROM patients WHERE diagnosis = 'flu'"))
          .isEqualTo("5E002");
      assertThat(analyst.state("UPDATE patients SET diagnosis = 'x' WHERE id = '1'"))
          .isEqualTo("5E002");
      assertThat(analyst.value("SELECT name FROM patients WHERE id = '1'")).isEqualTo("Ada");
    }
  }

  @Test
  void aRightThatComesOrGoesIsNoticed() throws SQLException, InterruptedException {
    kms.deny(MEDICAL);
    String sql = "SELECT diagnosis FROM patients WHERE id = '1'";
    String predicate = "SELECT id FROM patients WHERE id = '1' AND diagnosis = 'flu'";
    try (Database analyst = analyst("onKeyDenied=null", "keyCache=1ms")) {
      assertThat(analyst.value(sql)).isNull();
      assertThat(analyst.state(predicate)).isEqualTo("5E002");
      kms.allow(MEDICAL);
      Thread.sleep(20); // so long is a refusal believed
      assertThat(analyst.value(sql)).isEqualTo("flu");
      assertThat(analyst.value(predicate)).isEqualTo("1");
      kms.deny(MEDICAL);
      Thread.sleep(20); // what was unwrapped before the refusal may be used for a keyCache more
      assertThat(analyst.value(sql)).isNull();
      assertThat(analyst.state(predicate)).isEqualTo("5E002");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DisabledException", "NotFoundException", "InvalidCiphertextException"})
  void onlyTheProvidersRefusalCountsAsDenied(String code) throws SQLException {
    kms.refuse(MEDICAL, code);
    try (Database analyst = analyst("onKeyDenied=null")) {
      assertThat(analyst.state("SELECT diagnosis FROM patients")).isEqualTo("5E002");
      assertThat(analyst.value("SELECT name FROM patients WHERE id = '1'")).isEqualTo("Ada");
    }
  }

  @Test
  void aSlowServiceIsATimeoutAndPasses() throws SQLException {
    try (Database analyst = analyst("onKeyDenied=null", "socketTimeout=500ms", "maxRetries=0")) {
      assertThat(analyst.value("SELECT name FROM patients WHERE id = '1'")).isEqualTo("Ada");
      kms.fallSilent();
      assertThat(analyst.state("SELECT diagnosis FROM patients")).isEqualTo("HYT00");
      kms.speak();
      assertThat(analyst.value("SELECT diagnosis FROM patients WHERE id = '1'")).isEqualTo("flu");
    }
  }

  @Test
  void aServiceThatIsAwayIsALostLinkAndPasses() throws SQLException, IOException {
    try (Database analyst = analyst("onKeyDenied=null", "maxRetries=0")) {
      kms.close();
      assertThat(analyst.state("SELECT diagnosis FROM patients")).isEqualTo("08S01");
      assertThat(analyst.value("SELECT name FROM patients WHERE id = '1'")).isEqualTo("Ada");
      kms = kms.startAgain();
      assertThat(analyst.value("SELECT diagnosis FROM patients WHERE id = '1'")).isEqualTo("flu");
    }
  }

  @Test
  void withoutTheRootKeyNothingIsSeen() throws SQLException {
    String root = FakeKms.arn("root");
    String url =
        url(kms.property(), "region=us-east-1", "keys=kms:" + root, "onKeyDenied=null")
            .replace(catalog, catalog + "_kms");
    try (Database owner = Database.open(url)) {
      owner.run("CREATE CATALOG");
      owner.run("CREATE TABLE things (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
    }
    kms.deny(root);
    Refusal refusal =
        Refusal.of(
            "a connection without its root key",
            () -> {
              try (Database analyst = Database.open(url)) {
                analyst.rows("SELECT id FROM things");
              }
            });
    assertThat(refusal.state()).isEqualTo("28000");
    kms.allow(root);
    try (Database owner = Database.open(url)) {
      assertThat(owner.rows("SELECT id FROM things")).isEmpty();
    }
  }
}
