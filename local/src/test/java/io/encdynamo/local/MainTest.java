package io.encdynamo.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.local.shell.Stdio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command does with its arguments, on a database that needs no endpoint. */
class MainTest {

  private static final String URL = "jdbc:h2:mem:";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void statementsOfTheCommandLineAreRun() {
    assertThat(run("", "-u", URL, "--format", "csv", "-e", "SELECT ';' AS a; SELECT 2 AS b"))
        .isZero();
    assertThat(text(out)).isEqualTo("A\n;\nB\n2\n");
  }

  @Test
  void statementsOfAFileAreRun(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("script.sql");
    Files.writeString(file, "-- größer; als\nSELECT 'ä' AS a;\n");
    assertThat(run("", "-u", URL, "--format", "json", "-f", file.toString())).isZero();
    assertThat(text(out)).isEqualTo("[\n{\"A\":\"ä\"}\n]\n");
  }

  @Test
  void withoutATerminalTheStandardInputIsTheScript() {
    assertThat(run("SELECT 1 AS a", "-u", URL, "--format", "CSV")).isZero();
    assertThat(text(out)).isEqualTo("A\n1\n");
  }

  @Test
  void anErrorIsSaidWithItsStateAndEndsWithOne() {
    assertThat(run("", "-u", URL, "-e", "SELECT 1; SELECT * FROM nosuch; SELECT 3")).isOne();
    assertThat(text(out)).contains("1").doesNotContain("3");
    assertThat(text(err)).contains("[SQLState 42S04]").doesNotContain("\tat ");
  }

  @Test
  void aFileThatIsNotThereEndsWithOne() {
    assertThat(run("", "-u", URL, "-f", "/no/such/file")).isOne();
    assertThat(text(err)).contains("no such file: /no/such/file").doesNotContain("\tat ");
  }

  @Test
  void aUrlThatNoDriverKnowsEndsWithOne() {
    assertThat(run("", "-u", "jdbc:nosuch:x", "-e", "SELECT 1")).isOne();
    assertThat(text(err)).contains("[SQLState 08001]");
  }

  static Stream<List<String>> misuses() {
    return Stream.of(
        List.of("--nosuch"),
        List.of("nosuch"),
        List.of("--format", "xml", "-e", "SELECT 1"),
        List.of("-e", "SELECT 1", "-f", "file.sql"),
        List.of("-e"),
        List.of("demo", "-u", URL));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void misuseEndsWithTwo(List<String> arguments) {
    assertThat(run("", arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).contains("--help");
  }

  @Test
  void helpGoesToTheStandardOutput() {
    assertThat(run("", "--help")).isZero();
    assertThat(text(out)).contains("jdbc:encdynamo:local:", "--format", "demo");
  }

  private int run(String input, String... arguments) {
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return Main.run(stdio, arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
