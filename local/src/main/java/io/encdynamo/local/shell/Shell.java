package io.encdynamo.local.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sqlline.SqlLine;

/** The shell that a person types into: sqlline on a connection. */
public final class Shell {

  private final Target target;
  private final Messages messages;

  public Shell(Target target, Messages messages) {
    this.target = target;
    this.messages = messages;
  }

  /**
   * Runs until the user leaves.
   *
   * @throws SQLException if it cannot connect; nothing has been shown then
   * @throws IOException if there is no terminal to be had
   */
  public void run() throws SQLException, IOException {
    keepHistory();
    // Held beside sqlline's own: it says at once what is wrong with the URL, and keeps an endpoint
    // in memory alive when the user reconnects.
    try (Connection held = target.open()) {
      messages.warnings(held.getWarnings());
      new Console().begin(arguments(), null, false);
    }
  }

  private void keepHistory() {
    ShellDirectory directory = new ShellDirectory(Path.of(System.getProperty("user.home")));
    try {
      directory.prepare();
    } catch (IOException e) {
      messages.error("No history is kept, " + directory.history() + " cannot be written.");
    }
    System.setProperty(SqlLine.SQLLINE_BASE_DIR, directory.path().toString());
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "-ac", ShellApplication.class.getName());
    Collections.addAll(arguments, "-u", target.shellUrl());
    if (target.user() != null) {
      Collections.addAll(arguments, "-n", target.user());
    }
    if (target.password() != null) {
      Collections.addAll(arguments, "-p", target.password());
    }
    return arguments.toArray(String[]::new);
  }
}
