package io.encdynamo.plan.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.Typing;
import io.encdynamo.engine.operator.H2Tables;
import io.encdynamo.engine.spill.SpillFile;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.H2Statements;
import io.encdynamo.plan.OpenCursors;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements with so little memory that many of them put rows on disk, and looks whether
 * anything is left behind.
 */
final class LittleMemory {
  private static final long BYTES = 1_536;

  private int spilled;
  private int refused;

  /** How many statements put rows on disk. */
  int spilled() {
    return spilled;
  }

  /** How many statements needed more memory even so, as that of a window does. */
  int refused() {
    return refused;
  }

  /** The rows of a query; null if they need more memory. */
  @Nullable List<String> query(String sql, H2Statements tables, Typing typing) {
    List<String> all = query(sql, tables, typing, Integer.MAX_VALUE);
    query(sql, tables, typing, 1);
    return all;
  }

  private @Nullable List<String> query(String sql, H2Statements tables, Typing typing, int most) {
    Execution execution = TestExecution.spilling(typing, BYTES);
    SpillFile file = Objects.requireNonNull(execution.memory().file());
    List<String> found = new ArrayList<>();
    boolean complete = true;
    boolean onDisk = false;
    OpenCursors leaves = new OpenCursors();
    try (RowCursor rows = tables.open(sql, execution, leaves)) {
      for (Value[] row = rows.next(); row != null && found.size() < most; row = rows.next()) {
        onDisk |= file.size() > 0;
        found.add(H2Tables.show(row));
      }
    } catch (DriverException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.MEMORY_LIMIT);
      complete = false;
    }
    // What queries inside expressions found is kept until the statement ends.
    if (!sql.contains("(SELECT")) {
      assertThat(execution.memory().held()).as("bytes still held").isZero();
    }
    assertThat(file.size()).as("bytes still on disk").isZero();
    assertThat(leaves.open()).as("cursors still open").isZero();
    execution.memory().close();
    if (most > 1) {
      spilled += onDisk ? 1 : 0;
      refused += complete ? 0 : 1;
    }
    return complete ? found : null;
  }
}
