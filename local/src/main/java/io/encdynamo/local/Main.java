package io.encdynamo.local;

import io.encdynamo.local.demo.DemoCommand;
import io.encdynamo.local.shell.Messages;
import io.encdynamo.local.shell.ShellCommand;
import io.encdynamo.local.shell.Stdio;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command {@code encdynamo}: shell, scripts and demo. */
public final class Main {

  private Main() {}

  /** Ends the process with 0, with 1 after an error or with 2 if it was called wrongly. */
  public static void main(String[] arguments) {
    System.exit(run(Stdio.ofProcess(), arguments));
  }

  /**
   * Runs the command.
   *
   * @return the status to end with
   */
  static int run(Stdio stdio, String... arguments) {
    PrintWriter out = new PrintWriter(stdio.out(), false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(stdio.err(), true, StandardCharsets.UTF_8);
    int status =
        new CommandLine(new ShellCommand(stdio))
            .addSubcommand(new DemoCommand(stdio))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((error, parsed) -> misused(error, stdio))
            .setExecutionExceptionHandler((error, command, parsed) -> failed(error, stdio))
            .setOut(out)
            .setErr(err)
            .execute(arguments);
    out.flush();
    stdio.out().flush();
    return status;
  }

  private static int misused(ParameterException error, Stdio stdio) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    stdio.err().println(error.getMessage() + "\nSee " + command + " --help.");
    return CommandLine.ExitCode.USAGE;
  }

  /** Says what went wrong, without a stack trace unless it is a defect of the program. */
  private static int failed(Exception error, Stdio stdio) throws Exception {
    stdio.out().flush();
    Messages messages = new Messages(stdio.err());
    if (error instanceof SQLException sql) {
      messages.error(sql);
    } else if (error instanceof IOException io) {
      messages.error(io);
    } else {
      throw error;
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
