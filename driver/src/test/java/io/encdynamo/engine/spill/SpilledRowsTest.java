package io.encdynamo.engine.spill;

import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.deferred;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.DayTimeValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.RandomValues;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.YearMonthValue;
import io.encdynamo.value.ZonedTimeValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpilledRowsTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final SpillFile file = new SpillFile(SpillFile.BLOCK);
  private final List<Path> filesOfOthers = new ArrayList<>();

  /** Other tests in this JVM may have files open. */
  @BeforeEach
  void lookAround() throws IOException {
    if (Files.isDirectory(OPEN_FILES)) {
      filesOfOthers.addAll(openFiles());
    }
  }

  @AfterEach
  void close() {
    file.close();
  }

  private static List<Value[]> read(SpilledRows rows) {
    List<Value[]> result = new ArrayList<>();
    RowCursor cursor = rows.open();
    for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
      result.add(row);
    }
    return result;
  }

  private Value through(Value value) {
    try (SpilledRows rows = file.rows()) {
      rows.add(new Value[] {value});
      return read(rows).get(0)[0];
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
            NULL,
            MISSING,
            true,
            false,
            0,
            -1,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            decimal("1.50"),
            decimal("-99999999999999999999999999999999999999"),
            new DecimalValue(new BigDecimal("1E+125")),
            -0.0,
            Double.NaN,
            1e-300,
            "",
            "caf\u00e9",
            "\u20ac \ud83d\ude01",
            "a lone surrogate: \ud800",
            new byte[] {0, -1, 127},
            LocalDate.of(-4, 2, 29),
            LocalTime.MAX,
            LocalDateTime.parse("2024-02-29T23:59:59.999999999"),
            OffsetDateTime.parse("1969-12-31T23:00:00.5-07:30"),
            new ZonedTimeValue(OffsetTime.parse("08:00:00.25+01:00")),
            new YearMonthValue(-13, 2),
            new DayTimeValue(Duration.ofSeconds(-5, 250), 3, 9),
            List.of(1, List.of(), "a"),
            new Object[] {1, 1, NULL, MISSING},
            new SetValue(ValueKind.NUMBER_SET, List.of(value(1), decimal("2.5"))),
            Map.of("name", List.of(Map.of())))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource
  void values(Object object) {
    Value value = value(object);
    assertThat(exact(through(value))).isEqualTo(exact(value));
  }

  /** Everything of a value: its content too where equality leaves it out. */
  private static String exact(Value value) {
    if (value instanceof DoubleValue number) {
      return "DOUBLE " + Double.doubleToRawLongBits(number.value());
    }
    if (value instanceof DayTimeValue interval) {
      return interval.duration() + " " + interval.precision() + " " + interval.scale();
    }
    if (value instanceof YearMonthValue interval) {
      return interval.months() + " " + interval.precision();
    }
    return value instanceof ZonedTimeValue time ? time.value().toString() : show(value);
  }

  @Test
  void aStructKeepsItsOrderAndItsRepetitions() {
    StructValue struct =
        new StructValue(
            List.of(
                new StructValue.Field("b", value(1)),
                new StructValue.Field("a", value(2)),
                new StructValue.Field("b", value(3))));
    assertThat(through(struct)).isEqualTo(struct);
  }

  @Test
  void whatIsDeferredIsWrittenAsWhatItStandsFor() {
    Value inside = new BagValue(List.of(deferred("in"), deferred(1)));
    assertThat(show(through(deferred("out")))).isEqualTo("STRING \"out\"");
    assertThat(through(inside)).isEqualTo(new BagValue(List.of(value("in"), value(1))));
  }

  @Test
  void manyRowsOfAllKindsComeBackInTheirOrderAsOftenAsAsked() {
    RandomValues random = new RandomValues(7);
    List<Value[]> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Value[] row = new Value[random.nextInt(4)];
      Arrays.setAll(row, place -> random.any());
      rows.add(row);
    }
    try (SpilledRows spilled = file.rows()) {
      rows.forEach(spilled::add);
      assertThat(spilled.count()).isEqualTo(rows.size());
      assertThat(show(read(spilled))).isEqualTo(show(rows));
      assertThat(show(read(spilled))).isEqualTo(show(rows));
      assertThat(file.size()).isGreaterThan(4L * SpillFile.BLOCK);
    }
  }

  @Test
  void aRowMayBeLongerThanABlock() {
    String text = "0123456789".repeat(SpillFile.BLOCK);
    try (SpilledRows spilled = file.rows()) {
      spilled.add(row("before", text));
      spilled.add(row(text, "after"));
      assertThat(show(read(spilled)))
          .isEqualTo(show(List.of(row("before", text), row(text, "after"))));
    }
  }

  @Test
  void severalRowsOfOneFileDoNotMeet() {
    try (SpilledRows odd = file.rows();
        SpilledRows even = file.rows()) {
      for (int i = 0; i < 50_000; i++) {
        (i % 2 == 0 ? even : odd).add(row(i));
      }
      assertThat(read(even)).hasSize(25_000).allMatch(row -> number(row) % 2 == 0);
      assertThat(read(odd)).hasSize(25_000).allMatch(row -> number(row) % 2 == 1);
    }
  }

  private static long number(Value[] row) {
    return ((IntegerValue) row[0]).value();
  }

  @Test
  void theFileBeginsAnewWhenAllRowsAreGivenUp() {
    for (int i = 0; i < 3; i++) {
      SpilledRows rows = file.rows();
      rows.add(row("x".repeat(SpillFile.BLOCK)));
      rows.seal();
      assertThat(file.size()).isPositive();
      rows.close();
      rows.close();
      assertThat(file.size()).isZero();
    }
  }

  @Test
  void rowsThatWereGivenUpReadAsCancelled() {
    SpilledRows rows = file.rows();
    rows.add(row("x"));
    RowCursor cursor = rows.open();
    rows.close();
    assertThatThrownBy(cursor::next)
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void nothingStandsInTheFileInClear() throws IOException {
    try (SpilledRows rows = file.rows()) {
      rows.add(row("a secret that is written"));
      rows.seal();
      String content = Files.readString(openFile(), StandardCharsets.ISO_8859_1);
      assertThat(content).hasSizeGreaterThan(20).doesNotContain("secret");
    }
  }

  @Test
  void theFileIsInNoDirectoryAndGoneWhenClosed() throws IOException {
    try (SpilledRows rows = file.rows()) {
      rows.add(row("x"));
      rows.seal();
      Path path = Path.of(Files.readSymbolicLink(openFile()).toString().replace(" (deleted)", ""));
      assertThat(path).doesNotExist();
    }
    file.close();
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void aFileThatSomebodyChangedIsAnError() throws IOException {
    try (SpilledRows rows = file.rows()) {
      rows.add(row("x"));
      rows.seal();
      byte[] content = Files.readAllBytes(openFile());
      content[3] ^= 1;
      Files.write(openFile(), content);
      assertThatThrownBy(() -> read(rows))
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SPILL_FAILED));
    }
  }

  private Path openFile() throws IOException {
    assumeTrue(Files.isDirectory(OPEN_FILES), "a system that lists a process' open files");
    assertThat(openFiles()).hasSize(1);
    return openFiles().get(0);
  }

  private List<Path> openFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(OPEN_FILES)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        if (Files.isSymbolicLink(each)
            && Files.readSymbolicLink(each).toString().contains("encdynamo")
            && Files.readSymbolicLink(each).toString().contains(".spill")) {
          files.add(each);
        }
      }
    }
    files.removeAll(filesOfOthers);
    return files;
  }
}
