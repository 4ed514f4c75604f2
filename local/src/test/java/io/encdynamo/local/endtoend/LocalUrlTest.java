package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded endpoint: {@code jdbc:encdynamo:local:} with a directory, and in memory. */
class LocalUrlTest {
  private static final String MEMORY = "jdbc:encdynamo:local:";

  @TempDir Path directory;

  @Test
  void inMemoryAllIsGoneWithTheLastConnection() throws SQLException {
    try (Database first = Database.open(MEMORY)) {
      first.run("CREATE TABLE notes (id STRING PRIMARY KEY, text STRING ENCRYPTED)");
      first.run("INSERT INTO notes VALUES ('1', 'hello')");
      try (Database second = Database.open(MEMORY)) {
        assertThat(second.value("SELECT text FROM notes WHERE id = '1'")).isEqualTo("hello");
      }
    }
    try (Database later = Database.open(MEMORY)) {
      assertThat(later.column("SHOW TABLES")).isEmpty();
    }
  }

  @Test
  void aDirectoryKeepsItsDataForTheNextProcess() throws Exception {
    String url = MEMORY + directory.resolve("data");
    try (Database first = Database.open(url)) {
      first.run("CREATE TABLE notes (id STRING PRIMARY KEY, text STRING ENCRYPTED)");
      first.run("INSERT INTO notes VALUES ('1', 'hello')");
    }
    Process reader = OtherProcess.start(url, "SELECT text FROM notes WHERE id = '1'");
    try (BufferedReader answer = output(reader)) {
      assertThat(answer.readLine()).isEqualTo("hello");
      // It holds its connection until its input ends.
      assertThat(Refusal.of(url, () -> Database.open(url).close()))
          .satisfies(
              refusal -> {
                assertThat(refusal.state()).isEqualTo("08001");
                assertThat(refusal.text()).contains("data", "another process");
              });
    } finally {
      reader.getOutputStream().close();
    }
    assertThat(reader.waitFor()).isZero();
    try (Database again = Database.open(url)) {
      assertThat(again.value("SELECT text FROM notes WHERE id = '1'")).isEqualTo("hello");
    }
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
