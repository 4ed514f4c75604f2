package io.encdynamo.local.demo;

import io.encdynamo.local.shell.Messages;
import io.encdynamo.local.shell.Shell;
import io.encdynamo.local.shell.Stdio;
import io.encdynamo.local.shell.Target;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code encdynamo demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what encdynamo does, statement by statement, on an endpoint in memory.",
      "At a terminal it goes on as the shell on the same tables."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final double SCALE = 0.01;

  private final Stdio stdio;

  public DemoCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Target target = Demo.TARGET;
    try (Connection held = target.open()) { // what is in memory goes with the last connection
      new Messages(stdio.err()).warnings(held.getWarnings());
      new Demo(target, SCALE, stdio).run();
      if (stdio.terminal()) {
        new Shell(target, new Messages(stdio.err())).run();
      }
    }
    return 0;
  }
}
