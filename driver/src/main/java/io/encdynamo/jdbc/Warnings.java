package io.encdynamo.jdbc;

import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The warnings of a connection, statement or result set. */
final class Warnings {
  /** SQL:2016 part 2, table 33: warning, no subclass. */
  private static final String STATE = "01000";

  private final List<String> own = new CopyOnWriteArrayList<>();
  private volatile Supplier<List<String>> source = List::of;
  private volatile int cleared;

  /** Adds a text, unless it is there already. */
  void add(String text) {
    if (!own.contains(text)) {
      own.add(text);
    }
  }

  /** From now on also those of an execution, which may grow; all earlier ones are gone. */
  void follow(Supplier<List<String>> execution) {
    own.clear();
    source = execution;
    cleared = 0;
  }

  void clear() {
    own.clear();
    cleared = source.get().size();
  }

  /** The warnings as a chain; null if there is none. */
  @Nullable SQLWarning chain() {
    List<String> execution = source.get();
    List<String> texts = new ArrayList<>(own);
    texts.addAll(execution.subList(Math.min(cleared, execution.size()), execution.size()));
    SQLWarning first = null;
    for (String text : texts) {
      SQLWarning warning = new SQLWarning(text, STATE);
      if (first == null) {
        first = warning;
      } else {
        first.setNextWarning(warning);
      }
    }
    return first;
  }
}
