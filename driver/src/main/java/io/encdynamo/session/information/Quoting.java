package io.encdynamo.session.information;

import java.util.regex.Pattern;

/** Names as they have to be written to mean just themselves. */
final class Quoting {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private Quoting() {}

  static String name(String name) {
    return PLAIN.matcher(name).matches() && !name.equals("default")
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }
}
