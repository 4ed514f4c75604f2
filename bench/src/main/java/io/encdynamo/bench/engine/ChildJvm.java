package io.encdynamo.bench.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A JVM of its own. What it writes to stderr is shown. */
final class ChildJvm {

  private ChildJvm() {}

  /** The class path of this JVM, entry by entry. */
  static List<String> classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .toList();
  }

  /**
   * Runs a class to its end.
   *
   * @param flags for the JVM
   * @param classPath its entries
   * @param out takes the lines of its output as they come
   * @return its status
   */
  static int run(
      Class<?> main,
      List<String> flags,
      List<String> classPath,
      List<String> arguments,
      Consumer<String> out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread end = new Thread(process::destroy, "child-stop");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.accept(line);
      }
      return process.waitFor();
    } finally {
      process.destroy();
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }
}
