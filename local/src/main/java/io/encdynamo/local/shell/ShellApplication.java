package io.encdynamo.local.shell;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** What sqlline shows and assumes when it is encdynamo's shell. Public because sqlline makes it. */
public final class ShellApplication extends Application {

  /** In characters. sqlline cuts off what is wider, and a value must not be cut off. */
  private static final int WIDTH = 1 << 16;

  @Override
  public String getInfoMessage() {
    return getVersion()
        + ". Statements end with a semicolon; wide rows read better after"
        + " !outputformat vertical; !help, !quit.";
  }

  @Override
  public String getVersion() {
    return Version.text();
  }

  @Override
  public Collection<String> getConnectionUrlExamples() {
    return List.of(
        "jdbc:encdynamo:local:", "jdbc:encdynamo:aws://", "jdbc:encdynamo:http://localhost:8000");
  }

  @Override
  public SqlLineOpts getOpts(SqlLine shell) {
    SqlLineOpts options = shell.getOpts();
    options.set(BuiltInProperty.MAX_WIDTH, WIDTH);
    Map<BuiltInProperty, String> settings =
        Map.of(
            BuiltInProperty.PROMPT, "encdynamo> ",
            BuiltInProperty.NULL_VALUE, "NULL",
            BuiltInProperty.ISOLATION, "TRANSACTION_READ_COMMITTED",
            BuiltInProperty.AUTO_PAIRING, "false",
            BuiltInProperty.FAST_CONNECT, "false", // or it would not complete names of tables
            BuiltInProperty.CONNECT_INTERACTION_MODE, "notAskCredentials",
            BuiltInProperty.ESCAPE_OUTPUT, "true"); // values must not act on the terminal
    settings.forEach(
        (property, value) -> {
          if (options.isDefault(property)) { // what the user saved wins
            options.set(property.propertyName(), value, true);
          }
        });
    return options;
  }
}
