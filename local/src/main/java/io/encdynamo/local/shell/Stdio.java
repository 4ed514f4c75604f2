package io.encdynamo.local.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param out for results alone
 * @param err for what is said about them
 * @param terminal whether a person sits at both ends
 */
public record Stdio(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

  /** Set by the command's script, which can ask the operating system about each stream. */
  private static final String TERMINAL = "encdynamo.terminal";

  private static final int BUFFER = 1 << 16; // bytes

  /** The process's own streams. Text is UTF-8 whatever the locale, so that results can be piped. */
  public static Stdio ofProcess() {
    return new Stdio(
        System.in,
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean(TERMINAL));
  }
}
