package io.encdynamo.engine.operator;

import static io.encdynamo.value.TestValues.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.spill.SpillFile;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all operators have in common: how they end, and what they leave behind. */
@Timeout(120)
class EveryOperatorTest {
  private static final long LITTLE = 256 * 1024;
  private static final int SMALL = 500;
  private static final String TEXT = "text ".repeat(30);

  static List<Sides> all() {
    return EveryOperator.all();
  }

  /** Rows of numbers that count up, as many as asked for. */
  private static class Counting implements RowCursor {
    private final long size;
    long read;
    boolean closed;

    Counting(long size) {
      this.size = size;
    }

    @Override
    public Value @Nullable [] next() {
      return read == size ? null : row(read++, TEXT);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Rows without end, of which one raises the signal. */
  private static final class Cancelling extends Counting {
    private final CancelSignal signal;
    private final long last;

    Cancelling(CancelSignal signal, long last) {
      super(Long.MAX_VALUE);
      this.signal = signal;
      this.last = last;
    }

    @Override
    public Value @Nullable [] next() {
      if (read == last) {
        signal.cancel();
      }
      return super.next();
    }

    /** Rows that were read although the statement was cancelled. */
    long readInVain() {
      return read - last;
    }
  }

  private static void drain(RowCursor rows) {
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      assertThat(row).isNotNull();
    }
  }

  private static void assertCancelled(Sides operator, boolean left, boolean spills) {
    CancelSignal signal = CancelSignal.unlimited();
    Execution execution = TestExecution.cancellable(signal, spills ? LITTLE : 1L << 30, spills);
    Cancelling endless = new Cancelling(signal, 20_000);
    RowCursor other = new Counting(SMALL);
    RowCursor rows =
        operator.tree().over(left ? endless : other, left ? other : endless, execution);
    assertThatThrownBy(() -> drain(rows))
        .as("%s, endless on the %s", operator, left ? "left" : "right")
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(endless.readInVain()).isBetween(1L, 1_024L);
    rows.close();
    assertNothingIsLeft(execution);
  }

  private static void assertNothingIsLeft(Execution execution) {
    assertThat(execution.memory().held()).as("bytes held").isZero();
    SpillFile file = execution.memory().file();
    if (file != null) {
      assertThat(file.size()).as("bytes on disk").isZero();
    }
    execution.memory().close();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCancellationIsSeen(Sides operator) {
    assertCancelled(operator, true, false);
    if (operator.binary()) {
      assertCancelled(operator, false, false);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCancellationIsSeenWhileRowsArePutOnDisk(Sides operator) {
    if (operator.ofLeft() == null || operator.spills()) {
      assertCancelled(operator, true, true);
    }
    if (operator.ofRight() != null && operator.spills()) {
      assertCancelled(operator, false, true);
    }
  }

  static Stream<Sides> sorting() {
    Set<String> names =
        Set.of("sort", "first of many", "percentile", "texts joined in order", "ranks");
    return all().stream().filter(operator -> names.contains(operator.name()));
  }

  /** Rows that raise the signal when all are read. */
  private static final class EndingInCancellation extends Counting {
    private final CancelSignal signal;

    EndingInCancellation(CancelSignal signal) {
      super(20_000);
      this.signal = signal;
    }

    @Override
    public Value @Nullable [] next() {
      Value[] row = super.next();
      if (row == null) {
        signal.cancel();
      }
      return row;
    }
  }

  @ParameterizedTest
  @MethodSource("sorting")
  void aCancellationIsSeenWhileRowsAreSorted(Sides operator) {
    CancelSignal signal = CancelSignal.unlimited();
    Execution execution = TestExecution.cancellable(signal);
    RowCursor rows =
        operator.tree().over(new EndingInCancellation(signal), new Counting(0), execution);
    assertThatThrownBy(rows::next)
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    rows.close();
    assertNothingIsLeft(execution);
  }

  private static void assertCharged(Sides operator, boolean left, String name) {
    Execution execution = TestExecution.limited(1 << 20);
    RowCursor endless = new Counting(Long.MAX_VALUE);
    RowCursor other = new Counting(SMALL);
    RowCursor rows =
        operator.tree().over(left ? endless : other, left ? other : endless, execution);
    assertThatThrownBy(() -> drain(rows))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT))
        .hasMessageStartingWith(name + " needs more");
    rows.close();
    assertNothingIsLeft(execution);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsHeldIsChargedUnderTheNameOfTheOperator(Sides operator) {
    if (operator.ofLeft() != null) {
      assertCharged(operator, true, operator.ofLeft());
    }
    if (operator.ofRight() != null) {
      assertCharged(operator, false, operator.ofRight());
    }
  }

  /** Rows that end in a failure. */
  private static final class Failing extends Counting {
    Failing(long size) {
      super(size);
    }

    @Override
    public Value[] next() {
      return Objects.requireNonNullElseGet(
          super.next(),
          () -> {
            throw new IllegalStateException("no more rows");
          });
    }
  }

  private static void assertClosedClean(
      Sides operator, Counting left, Counting right, int rowsToRead, Execution execution) {
    RowCursor rows = operator.tree().over(left, right, execution);
    try {
      Value[] row = rowsToRead == 0 ? null : rows.next();
      for (int read = 1; row != null && read < rowsToRead; read++) {
        row = rows.next();
      }
    } catch (DriverException tooMuch) {
      assertThat(tooMuch.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
    } catch (IllegalStateException failure) {
      assertThat(failure).hasMessage("no more rows");
    }
    rows.close();
    rows.close();
    assertThat(left.closed).as("%s closes its left side", operator).isTrue();
    if (operator.binary() && right.read > 0) {
      assertThat(right.closed).as("%s closes its right side", operator).isTrue();
    }
    assertNothingIsLeft(execution);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whereverItIsClosedNothingIsLeft(Sides operator) {
    for (int rowsToRead : new int[] {0, 1, 1_000, Integer.MAX_VALUE}) {
      for (long size : new long[] {200, 1_500}) {
        for (boolean spills : new boolean[] {false, true}) {
          assertClosedClean(
              operator, new Counting(size), new Counting(size), rowsToRead, little(spills));
          assertClosedClean(
              operator, new Failing(size), new Counting(size), rowsToRead, little(spills));
          assertClosedClean(
              operator, new Counting(size), new Failing(size), rowsToRead, little(spills));
        }
      }
    }
  }

  private static Execution little(boolean spills) {
    return TestExecution.cancellable(CancelSignal.unlimited(), LITTLE, spills);
  }
}
