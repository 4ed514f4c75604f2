package io.encdynamo.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.BuiltInProperty;

class ConsoleTest {

  @TempDir Path home;

  @Test
  void theHistoryKeepsWhatWasTypedButNoSecrets() throws Exception {
    ShellDirectory directory = new ShellDirectory(home);
    directory.prepare();

    List<String> lines =
        typed(
            directory,
            "!set maxwidth 80",
            "CREATE KEY k USING 'passphrase:hunter2';",
            "!connect jdbc:encdynamo:local: me hunter2",
            "SELECT 1;");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).endsWith("!set maxwidth 80");
    assertThat(lines.get(1)).endsWith("SELECT 1;");
  }

  @Test
  void nobodyElseReadsTheHistory() throws Exception {
    ShellDirectory directory = new ShellDirectory(home);
    Files.createDirectory(directory.path());
    Files.writeString(directory.history(), "");
    Files.setPosixFilePermissions(
        directory.history(), PosixFilePermissions.fromString("rw-r--r--"));

    directory.prepare();

    assertThat(Files.getPosixFilePermissions(directory.history()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    typed(directory, "SELECT 1;");
    assertThat(Files.getPosixFilePermissions(directory.history()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /** What stands in the history file after these lines. */
  private static List<String> typed(ShellDirectory directory, String... lines) throws Exception {
    Console console = new Console();
    console.setOutputStream(new ByteArrayOutputStream());
    console.getOpts().set(BuiltInProperty.HISTORY_FILE, directory.history().toString());
    String keys = String.join("\n", lines) + "\n";
    LineReader reader =
        console.getConsoleReader(
            new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), new DefaultHistory());
    for (int i = 0; i < lines.length; i++) {
      reader.readLine();
    }
    reader.getTerminal().close();
    return Files.readAllLines(directory.history());
  }
}
