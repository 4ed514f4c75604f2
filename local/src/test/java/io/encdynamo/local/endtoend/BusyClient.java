package io.encdynamo.local.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Writes persons and looks each up in every way that the table offers, until it is told to stop. A
 * statement that its table's change overtakes (40001) is run again, as its message says.
 */
final class BusyClient {
  /** The table that clients work on: its key and other columns encrypted in every mode. */
  static final String TABLE =
      "CREATE TABLE person (id STRING ENCRYPTED DETERMINISTIC PRIMARY KEY, owner STRING ENCRYPTED"
          + " DETERMINISTIC, tag STRING ENCRYPTED DETERMINISTIC, card STRING ENCRYPTED, note STRING,"
          + " GLOBAL INDEX by_tag (tag) PROJECTION ALL)";

  private final Database database;
  private final String owner;
  private int written;

  BusyClient(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  /** One statement after the other as long as it may. */
  int run(BooleanSupplier goesOn) throws SQLException {
    while (goesOn.getAsBoolean()) {
      work();
      pause();
    }
    return written;
  }

  /** What is tested is what happens in between, not how much there is of it. */
  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(100, 300));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() throws SQLException {
    String id = owner + "-" + written;
    insert(id);
    written++;
    expect(List.of("card " + id), "SELECT card FROM person WHERE id = ?", id);
    expect(List.of(id), "SELECT id FROM person WHERE tag = ?", "tag " + id);
    expect(List.of("note " + id), "SELECT note FROM person WHERE id = ?", id);
    expect(List.of((long) written), "SELECT COUNT(*) FROM person WHERE owner = ?", owner);
    String earlier = owner + "-" + written / 2;
    if (!earlier.equals(id)) {
      expect(List.of("card " + earlier), "SELECT card FROM person WHERE id = ?", earlier);
    }
  }

  /** Whether an insert that was overtaken had come to its end is seen by inserting again. */
  private void insert(String id) throws SQLException {
    boolean again = false;
    while (true) {
      try {
        database.run(
            "INSERT INTO person (id, owner, tag, card, note) VALUES (?, ?, ?, ?, ?)",
            id,
            owner,
            "tag " + id,
            "card " + id,
            "note " + id);
        return;
      } catch (SQLException failure) {
        boolean ours = again && "23505".equals(failure.getSQLState());
        if (ours) {
          return;
        }
        requireOvertaken(failure);
        again = true;
      }
    }
  }

  private void expect(List<Object> values, String query, Object parameter) throws SQLException {
    while (true) {
      try {
        List<Object> found = database.column(query, parameter);
        if (!found.equals(values)) {
          throw new IllegalStateException(
              query + " with " + parameter + " gave " + found + " instead of " + values);
        }
        return;
      } catch (SQLException failure) {
        requireOvertaken(failure);
      }
    }
  }

  private static void requireOvertaken(SQLException failure) throws SQLException {
    if (!"40001".equals(failure.getSQLState())) {
      throw failure;
    }
  }

  /** A client in a process of its own; it ends with its input, and says then how it went. */
  static Process start(String url, String owner) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BusyClient.class.getName(),
            url,
            owner)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Prints the number of persons written, or what went wrong.
   *
   * @param arguments the URL and the owner's name
   */
  public static void main(String[] arguments) throws Exception {
    String outcome;
    try (Database database = Database.open(arguments[0])) {
      outcome = "written " + new BusyClient(database, arguments[1]).run(BusyClient::goesOn);
    } catch (SQLException | IllegalStateException failure) {
      outcome = "failed: " + failure;
    }
    System.out.write((outcome + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private static boolean goesOn() {
    try {
      return System.in.available() == 0;
    } catch (IOException closed) {
      return false;
    }
  }
}
