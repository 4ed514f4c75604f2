package io.encdynamo.value;

import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.interval;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.time;
import static io.encdynamo.value.TestValues.timestamp;
import static io.encdynamo.value.TestValues.value;
import static io.encdynamo.value.TestValues.zoned;
import static io.encdynamo.value.TestValues.zonedTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every pair of the table of conversions. In a row, {@code =} is a conversion without loss, which
 * assignment takes too, {@code c} one by CAST alone, a point none. The columns are the types in
 * their order.
 */
class ConversionTableTest {
  /** STRING to CODEC; of several types in one word all behave alike. */
  private static final String TYPES =
      "STRING BOOLEAN SMALLINT INTEGER BIGINT DECIMAL REAL DOUBLE DATE TIME ZONED_TIME TIMESTAMP ZONED_TIMESTAMP YEAR_MONTH_INTERVAL DAY_TIME_INTERVAL BINARY JSON LIST MAP STRING_SET NUMBER_SET BINARY_SET ANY CODEC";

  private static final String TABLE =
      """
      BOOLEAN             ==cccccc........=.....=.
      INTEGER             ========.....cc.=.....=.
      DECIMAL             ========.....cc.=.....=.
      DOUBLE              ========.....cc.=.....=.
      DATE                =.......=cc==...=.....=.
      TIME                =........==.....=.....=.
      ZONED_TIME          =........c=.....=.....=.
      TIMESTAMP           =.......=cc==...=.....=.
      ZONED_TIMESTAMP     =.......=cc==...=.....=.
      YEAR_MONTH_INTERVAL =............=..=.....=.
      DAY_TIME_INTERVAL   =.............=.=.....=.
      STRING              ===============c=.....==
      BINARY              c..............==.....==
      LIST                c...............==.====.
      STRUCT              c...............=.=...=.
      BAG                 c...............==.====.
      STRING_SET          c...............==.====.
      NUMBER_SET          c...............==.====.
      BINARY_SET          c...............==.====.
      """;

  /** A value of each kind that most of its conversions take. */
  private static final Map<ValueKind, Value> SAMPLES = new EnumMap<>(ValueKind.class);

  static {
    for (Value sample :
        List.of(
            value(true),
            value(1),
            decimal("1.0"),
            value(1.0),
            date("2024-02-29"),
            time("00:00:00"),
            zonedTime("00:00:00Z"),
            timestamp("2024-02-29T00:00:00"),
            zoned("2024-02-29T00:00:00Z"),
            interval("1", "YEAR"),
            interval("1", "DAY"),
            value("1"),
            value(new byte[] {1}),
            value(List.of("a")),
            value(Map.of("a", 1)),
            value(new Object[] {"a"}),
            value(Set.of("a")),
            new SetValue(ValueKind.NUMBER_SET, List.of(value(1))),
            new SetValue(ValueKind.BINARY_SET, List.of(value(new byte[] {1}))))) {
      SAMPLES.put(sample.kind(), sample);
    }
  }

  private static Set<ValueKind> present() {
    return EnumSet.complementOf(EnumSet.of(ValueKind.NULL, ValueKind.MISSING));
  }

  private static char mark(ValueKind kind, SqlType type) {
    if (!Conversions.isCastable(kind, type)) {
      return '.';
    }
    return Conversions.isAssignable(kind, type) ? '=' : 'c';
  }

  @Test
  void everyPairIsDecided() {
    assertThat(TYPES)
        .isEqualTo(
            EnumSet.allOf(SqlType.Kind.class).stream()
                .map(Enum::name)
                .collect(Collectors.joining(" ")));
    StringBuilder table = new StringBuilder();
    for (ValueKind kind : present()) {
      table.append(String.format("%-20s", kind));
      for (SqlType.Kind type : SqlType.Kind.values()) {
        table.append(mark(kind, SqlType.of(type)));
      }
      table.append('\n');
    }
    assertThat(table).hasToString(TABLE);
  }

  @Test
  void everyPairKeepsToItsMark() {
    for (ValueKind kind : present()) {
      Value sample = Objects.requireNonNull(SAMPLES.get(kind));
      for (SqlType.Kind to : SqlType.Kind.values()) {
        if (to != SqlType.Kind.CODEC) {
          keepsToItsMark(sample, SqlType.of(to));
        }
      }
    }
  }

  private static void keepsToItsMark(Value sample, SqlType type) {
    char mark = mark(sample.kind(), type);
    if (mark == '.') {
      assertThatThrownBy(() -> Conversions.cast(sample, type))
          .as("%s to %s", show(sample), type)
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22018"));
    } else {
      String state = state(() -> Conversions.cast(sample, type));
      assertThat(state).as("%s to %s", show(sample), type).matches("|22\\d\\d\\d");
    }
    if (mark != '=') {
      assertThatThrownBy(() -> Conversions.convert(sample, type))
          .as("%s to %s", show(sample), type)
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22018"));
    }
  }

  /** Empty if nothing fails. */
  private static String state(Runnable conversion) {
    try {
      conversion.run();
      return "";
    } catch (DriverException e) {
      return e.code().sqlState();
    }
  }

  @Test
  void nullAndMissingStayWhatTheyAre() {
    for (SqlType.Kind type : SqlType.Kind.values()) {
      for (Value absent : List.of(NullValue.NULL, MissingValue.MISSING)) {
        assertThat(Conversions.cast(absent, SqlType.of(type))).isSameAs(absent);
        assertThat(Conversions.convert(absent, SqlType.of(type))).isSameAs(absent);
      }
    }
  }

  /** What is in order stays in order: numbers as numbers, moments as moments. */
  @Test
  void castsAreMonotone() {
    RandomValues random = new RandomValues(51);
    List<SqlType> numbers =
        List.of(
            SqlType.BIGINT,
            SqlType.DECIMAL,
            SqlType.decimal(20, 1),
            SqlType.DOUBLE,
            SqlType.of(SqlType.Kind.REAL));
    List<SqlType> moments = new ArrayList<>();
    moments.add(SqlType.of(SqlType.Kind.TIMESTAMP));
    moments.add(SqlType.ofSeconds(SqlType.Kind.TIMESTAMP, 0));
    moments.add(SqlType.of(SqlType.Kind.ZONED_TIMESTAMP));
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      Value a = random.any();
      Value b = random.any();
      if (!Comparison.isOrdered(a.kind(), b.kind())) {
        continue;
      }
      for (SqlType type : a instanceof NumericValue ? numbers : moments) {
        compared += isMonotone(a, b, type) ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(2000);
  }

  /** False if one of the two has no counterpart. */
  private static boolean isMonotone(Value a, Value b, SqlType type) {
    Value x;
    Value y;
    try {
      x = Conversions.cast(a, type);
      y = Conversions.cast(b, type);
    } catch (DriverException noCounterpart) {
      return false;
    }
    int before = ValueOrder.NULLS_FIRST.compare(a, b);
    int after = ValueOrder.NULLS_FIRST.compare(x, y);
    assertThat(before == 0 ? after : Integer.signum(before) * after)
        .as("%s, %s as %s", show(a), show(b), type)
        .satisfies(order -> assertThat(before == 0 ? order == 0 : order >= 0).isTrue());
    return true;
  }
}
