package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The catalog as a whole: backups, restores, another master key, several clients. */
class CatalogStatementsTest extends EndToEnd {
  private Path file;

  @BeforeEach
  void fill() throws SQLException {
    file = directory.resolve("catalog.json");
    database.run(
        "CREATE TABLE vault (id STRING PRIMARY KEY, word STRING ENCRYPTED,"
            + " mark STRING ENCRYPTED DETERMINISTIC)");
    database.run("INSERT INTO vault VALUES ('1', 'sesame', 'x')");
  }

  private static List<String> warnings(Database on, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = on.connection().createStatement()) {
      statement.execute(sql);
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        texts.add(w.getMessage());
      }
    }
    return texts;
  }

  private void putBack(List<Map<String, AttributeValue>> items) {
    stored
        .items(catalog)
        .forEach(
            item ->
                stored.delete(catalog, Map.of("id", item.get("id"), "entry", item.get("entry"))));
    items.forEach(item -> stored.put(catalog, item));
  }

  @Test
  void aRestoredCatalogIsRefusedUntilItIsAccepted() throws SQLException {
    List<Map<String, AttributeValue>> older = stored.items(catalog);
    database.run("CREATE TABLE late (id STRING PRIMARY KEY)");
    putBack(older);
    try (Database restored = another("catalogRefresh=0")) {
      assertThat(restored.refusal("SELECT word FROM vault").state()).isEqualTo("5E004");
      assertThat(warnings(restored, "ALTER CATALOG ACCEPT"))
          .singleElement()
          .asString()
          .contains("epoch");
      assertThat(restored.value("SELECT word FROM vault WHERE id = '1'")).isEqualTo("sesame");
      restored.run("CREATE TABLE later (id STRING PRIMARY KEY)");
      restored.run("INSERT INTO vault VALUES ('2', 'open', 'y')");
    }
  }

  @Test
  void acceptingTakesAnAuthenticCatalogWithKeys() throws SQLException {
    Map<String, AttributeValue> manifest = stored.item(catalog, "entry", "manifest");
    stored.replace(catalog, manifest, "bytes", Stored.flipped(manifest.get("bytes")));
    try (Database restored = another();
        Database readOnly = another("readOnly=true");
        Database keyless = Database.open(url())) {
      assertThat(restored.refusal("ALTER CATALOG ACCEPT").state()).isEqualTo("5E003");
      assertThat(readOnly.refusal("ALTER CATALOG ACCEPT").state()).isEqualTo("25006");
      assertThat(keyless.refusal("ALTER CATALOG ACCEPT").state()).isEqualTo("5E003");
    }
  }

  @Test
  void thePinOutlivesTheProcess() throws Exception {
    Path pin = directory.resolve("pin");
    String url = url("keys=file:" + keys, "catalogPin=" + pin);
    String query = "SELECT word FROM vault WHERE id = '1'";
    List<Map<String, AttributeValue>> older = stored.items(catalog);
    database.run("CREATE TABLE late (id STRING PRIMARY KEY)");
    assertThat(answer(url, query)).isEqualTo("sesame");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pin)))
        .isEqualTo("rw-------");
    putBack(older);

    assertThat(answer(url, query)).as("a process with the pin").isEmpty();
    assertThat(answer(url("keys=file:" + keys), query)).as("without it").isEqualTo("sesame");

    try (Database restored = another("catalogPin=" + pin)) {
      restored.run("ALTER CATALOG ACCEPT");
    }
    assertThat(answer(url, query)).isEqualTo("sesame");

    Files.writeString(pin, "nonsense");
    try (Database damaged = another("catalogPin=" + pin)) {
      Refusal refusal = damaged.refusal(query);
      assertThat(refusal.state()).isEqualTo("5E004");
      assertThat(refusal.text()).contains("damaged", pin.toString());
    }
  }

  /** What another process prints for a query; nothing if it is refused. */
  private static String answer(String url, String query) throws IOException, InterruptedException {
    Process process = OtherProcess.start(url, query);
    process.getOutputStream().close();
    String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return line.strip();
  }

  @Test
  void anotherMasterKeyTakesOver() throws SQLException, IOException {
    Path next = newKey("next.key");
    try (Database admin = another("providers=file", "catalogRefresh=0")) {
      assertThat(warnings(admin, "ALTER CATALOG REWRAP USING 'file:" + next + "'"))
          .singleElement()
          .asString()
          .contains("property keys");
      assertThat(admin.value("SELECT word FROM vault WHERE id = '1'")).isEqualTo("sesame");
      admin.run("CREATE TABLE late (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
      admin.run("INSERT INTO vault VALUES ('2', 'open', 'y')");
    }
    try (Database former = another()) {
      assertThat(former.refusal("SELECT word FROM vault").state()).isEqualTo("5E002");
    }
    try (Database now = Database.open(url("keys=file:" + next))) {
      assertThat(now.rows("SELECT word, mark FROM vault ORDER BY id"))
          .containsExactly(List.of("sesame", "x"), List.of("open", "y"));
    }
  }

  @Test
  void aProviderThatIsNotListedWrapsNothing() throws SQLException, IOException {
    Path next = newKey("next.key");
    String before = stored.bytes(catalog);
    assertThat(database.state("ALTER CATALOG REWRAP USING 'file:" + next + "'")).isEqualTo("5E002");
    assertThat(stored.bytes(catalog)).isEqualTo(before);
  }

  @Test
  void anExportedCatalogIsTheWayBackFromADeletedOne() throws SQLException, IOException {
    try (Database admin = another("localFiles=true", "readOnly=true")) {
      admin.run("EXPORT CATALOG TO '" + file + "'");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String content = Files.readString(file);
    assertThat(content)
        .doesNotContain(Files.readString(keys).strip(), "sesame")
        .contains("\"table\" : \"" + catalog + "\"");
    stored.deleteTable(catalog);
    try (Database admin = another("localFiles=true")) {
      assertThat(admin.refusal("SELECT word FROM vault").state()).isEqualTo("5E003");
      admin.run("IMPORT CATALOG FROM '" + file + "'");
      assertThat(admin.value("SELECT word FROM vault WHERE id = '1'")).isEqualTo("sesame");
      admin.run("IMPORT CATALOG FROM '" + file + "'");
      admin.run("CREATE TABLE late (id STRING PRIMARY KEY)");
      assertThat(admin.state("IMPORT CATALOG FROM '" + file + "'")).isEqualTo("5E004");
    }
  }

  @Test
  void filesAreTouchedOnlyWhereThatIsAllowed() throws SQLException {
    assertThat(database.state("EXPORT CATALOG TO '" + file + "'")).isEqualTo("28000");
    assertThat(database.state("IMPORT CATALOG FROM '" + file + "'")).isEqualTo("28000");
    assertThat(file).doesNotExist();
  }

  @Test
  void nothingIsOverwritten() throws SQLException, IOException {
    Files.writeString(file, "precious");
    try (Database admin = another("localFiles=true")) {
      assertThat(admin.state("EXPORT CATALOG TO '" + file + "'")).isEqualTo("58030");
      assertThat(admin.state("EXPORT CATALOG TO '" + file + "/x'")).isEqualTo("58030");
      assertThat(admin.state("EXPORT CATALOG TO '" + directory.resolve("no/x") + "'"))
          .isEqualTo("58030");
    }
    assertThat(file).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"format\": \"encdynamo catalog 2\"}",
        "{\"format\": \"encdynamo catalog 1\", \"manifest\": 5}",
        "{\"format\": \"encdynamo catalog 1\", \"manifest\": \"?\", \"root\": {}, \"entries\": []}",
      })
  void whatIsNoExportIsNotImported(String content) throws SQLException, IOException {
    Files.writeString(file, content);
    String before = stored.bytes(catalog);
    try (Database admin = another("localFiles=true")) {
      assertThat(admin.state("IMPORT CATALOG FROM '" + file + "'")).isEqualTo("58030");
    }
    assertThat(stored.bytes(catalog)).isEqualTo(before);
  }

  @Test
  void aTamperedExportIsNotImported() throws SQLException, IOException {
    try (Database admin = another("localFiles=true")) {
      admin.run("EXPORT CATALOG TO '" + file + "'");
      String content = Files.readString(file);
      String manifest = content.replaceAll("(?s).*\"manifest\" : \"([^\"]*)\".*", "$1");
      byte[] bytes = Base64.getDecoder().decode(manifest);
      bytes[bytes.length - 1] ^= 1;
      Files.writeString(file, content.replace(manifest, Base64.getEncoder().encodeToString(bytes)));
      String before = stored.bytes(catalog);
      assertThat(admin.state("IMPORT CATALOG FROM '" + file + "'")).isEqualTo("5E003");
      assertThat(stored.bytes(catalog)).isEqualTo(before);
    }
  }

  @Test
  void theCatalogsTableIsProtectedFromDeletion() {
    assertThat(stored.isProtected(catalog)).isTrue();
  }

  @Test
  void changesOfSeveralClientsAreNeverLost() throws Exception {
    int clients = 4;
    int each = 6;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int number = client;
        Callable<Void> work =
            () -> {
              try (Database own = another()) {
                for (int i = 0; i < each; i++) {
                  own.run("CREATE KEY key_" + number + "_" + i);
                }
              }
              return null;
            };
        all.add(threads.submit(work));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    try (Database fresh = another()) {
      assertThat(
              fresh.column("SELECT key_name FROM information_schema.encryption_keys").stream()
                  .filter(name -> String.valueOf(name).startsWith("key_")))
          .hasSize(clients * each)
          .doesNotHaveDuplicates();
      assertThat(fresh.value("SELECT word FROM vault WHERE id = '1'")).isEqualTo("sesame");
    }
  }
}
