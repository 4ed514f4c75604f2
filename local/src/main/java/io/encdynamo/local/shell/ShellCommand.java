package io.encdynamo.local.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code encdynamo}: a script where one is given, else the shell. */
@Command(
    name = "encdynamo",
    mixinStandardHelpOptions = true,
    versionProvider = ShellCommand.Versions.class,
    sortOptions = false,
    description = "SQL for DynamoDB tables whose values only the key holder can read.",
    footer = {
      "",
      "Without -e and -f it opens the shell; where there is no terminal it runs the standard input"
          + " as a script.",
      "A script stops at its first error. Results go to the standard output, all else to the"
          + " standard error.",
      "",
      "Exit status: 0, or 1 after an error, or 2 if the command was called wrongly."
    })
public final class ShellCommand implements Callable<Integer> {

  private final Stdio stdio;

  @Option(
      names = {"-u", "--url"},
      paramLabel = "<url>",
      defaultValue = Target.DEFAULT_URL,
      description = "JDBC URL, ${DEFAULT-VALUE} (the endpoint in memory) unless given.")
  private String url = Target.DEFAULT_URL;

  @Option(
      names = {"-n", "--user"},
      paramLabel = "<user>",
      description = "Access key id.")
  private @Nullable String user;

  @Option(
      names = {"-p", "--password"},
      paramLabel = "<password>",
      arity = "0..1",
      interactive = true,
      description = "Secret access key; asked for if not given here.")
  private @Nullable String password;

  @ArgGroup private @Nullable Source source;

  @Option(
      names = "--format",
      paramLabel = "<format>",
      defaultValue = "table",
      description = "How a script's results are written: table, csv or json; table unless given.")
  private ResultFormat format = ResultFormat.TABLE;

  public ShellCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  /** Where a script comes from: one of the two. */
  static final class Source {
    @Option(
        names = {"-e", "--execute"},
        paramLabel = "<SQL; SQL>",
        description = "Run these statements.")
    private @Nullable String text;

    @Option(
        names = {"-f", "--file"},
        paramLabel = "<file>",
        description = "Run the statements of this file, in UTF-8.")
    private @Nullable Path file;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Target target = new Target(url, user, password);
    Messages messages = new Messages(stdio.err());
    if (source == null && stdio.terminal()) {
      new Shell(target, messages).run();
      return 0;
    }
    String script = script();
    try (Connection connection = target.open()) {
      messages.warnings(connection.getWarnings());
      new ScriptRunner(connection, format, stdio.out(), messages).run(script);
    }
    return 0;
  }

  private String script() throws IOException {
    if (source != null && source.text != null) {
      return source.text;
    }
    if (source != null && source.file != null) {
      return Files.readString(source.file);
    }
    return new String(stdio.in().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** For {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.text()};
    }
  }
}
