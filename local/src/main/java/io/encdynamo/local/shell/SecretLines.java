package io.encdynamo.local.shell;

import java.util.regex.Pattern;

/**
 * Tells which lines may hold a key or a password. They are kept out of the history, and a line too
 * many is better than one too few.
 */
final class SecretLines {

  /** {@code !connect} and {@code !open}, abbreviated or not: user and password are arguments. */
  private static final String CONNECTING = "^\\s*!\\s*(?:c|co|con\\w*|o|op\\w*)\\b";

  /** The properties that are secrets, in a URL, in {@code !set} or as an argument. */
  private static final String PROPERTIES = "\\b(?:keysPassword|password|sessionToken)\\b";

  /** CREATE KEY, ALTER KEY and ALTER CATALOG name their provider after USING. */
  private static final String PROVIDERS = "\\b(?:KEY|CATALOG)\\b.*\\bUSING\\b|\\bpassphrase\\b";

  private static final Pattern SECRET =
      Pattern.compile(
          CONNECTING + "|" + PROPERTIES + "|" + PROVIDERS,
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private SecretLines() {}

  static boolean mayHoldSecret(String line) {
    return SECRET.matcher(line).find();
  }
}
