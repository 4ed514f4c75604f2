package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and encryption change while others work: nobody misses a row or writes an old form. */
class LeaseTest extends EndToEnd {
  @Override
  String createCatalog() {
    return "CREATE CATALOG WITH (lease = 1)";
  }

  @BeforeEach
  void create() throws SQLException {
    database.run(BusyClient.TABLE);
  }

  /** A key goes through its whole life, and a column is encrypted. */
  private void change() throws SQLException {
    database.run("ALTER KEY \"default\" ROTATE");
    database.run("ALTER TABLE person ALTER COLUMN note SET ENCRYPTED");
    database.run("ALTER TABLE person REENCRYPT");
    database.run("ALTER KEY \"default\" RETIRE VERSION 1");
  }

  /** What is stored has one form alone, whoever wrote it. */
  private void assertOnlyTheNewFormIsThere() throws SQLException {
    for (Map<String, AttributeValue> item : stored.items("person")) {
      for (String column : List.of("id", "owner", "tag", "card", "note")) {
        assertThat(item.get(column).b()).as(column).isNotNull();
        assertThat(Stored.version(item.get(column))).as(column).isEqualTo("00000002");
      }
    }
  }

  @Test
  void clientsInOtherProcessesMissNothing() throws Exception {
    List<Process> clients = new ArrayList<>();
    clients.add(BusyClient.start(url("keys=file:" + keys), "ann"));
    clients.add(BusyClient.start(url("keys=file:" + keys, "catalogRefresh=200ms"), "bob"));
    try {
      change();
    } finally {
      for (Process client : clients) {
        try (OutputStream input = client.getOutputStream()) {
          input.write('\n');
        }
      }
    }
    long written = 0;
    for (Process client : clients) {
      String outcome =
          new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(outcome).startsWith("written ");
      written += Long.parseLong(outcome.substring("written ".length()));
    }
    assertThat(written).isPositive();
    assertThat(database.value("SELECT COUNT(*) FROM person")).isEqualTo(written);
    assertOnlyTheNewFormIsThere();
  }

  @Test
  void twentyThreadsOnAFewConnectionsMeetNoWrongValue() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Future<Integer>> clients = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (Database second = another();
        Database third = another("catalogRefresh=200ms")) {
      for (int i = 0; i < 20; i++) {
        Database connection = List.of(database, second, third).get(i % 3);
        BusyClient client = new BusyClient(connection, "owner" + i);
        clients.add(threads.submit(() -> client.run(() -> !over.get())));
      }
      try {
        change();
      } finally {
        over.set(true);
      }
      long written = 0;
      for (Future<Integer> client : clients) {
        written += client.get();
      }
      assertThat(database.value("SELECT COUNT(*) FROM person")).isEqualTo(written);
      assertOnlyTheNewFormIsThere();
    } finally {
      threads.shutdownNow();
    }
  }
}
