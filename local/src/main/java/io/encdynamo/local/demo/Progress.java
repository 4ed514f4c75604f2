package io.encdynamo.local.demo;

import io.encdynamo.local.shell.Stdio;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a table is loaded. Steps may come from several threads. */
sealed interface Progress extends AutoCloseable {

  /** So many rows more are there. */
  void step(long rows);

  @Override
  void close();

  /** A bar at a terminal, elsewhere a line when the table is loaded. */
  static Progress of(String table, long rows, Stdio stdio) {
    return stdio.terminal()
        ? new Bar(table, rows, stdio.err())
        : new Line(table, rows, stdio.err());
  }

  /** A bar that moves. */
  final class Bar implements Progress {
    private static final int WIDTH = 100; // given, so that the library opens no terminal of its own

    private final ProgressBar bar;

    private Bar(String table, long rows, PrintStream err) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(table)
              .setInitialMax(rows)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" rows", 1)
              .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
              .build();
    }

    @Override
    public void step(long rows) {
      bar.stepBy(rows);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** One line at the end. */
  record Line(String table, long rows, PrintStream err) implements Progress {
    @Override
    public void step(long done) {}

    @Override
    public void close() {
      err.println("Loaded " + table + ": " + rows + " rows");
    }
  }
}
