package io.encdynamo.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Seeded values of every kind. Drawn from small ranges, so that equal ones, and equal ones of
 * different kinds, come often; now and then from the edges.
 */
public final class RandomValues {
  private static final String[] WORDS = {
    "", "a", "A", "ab", "b", "z", "\u00e9", "\uffee", "\ud83d\ude01", "10", "true", "2020-01-02"
  };
  private static final long[] EDGES = {
    Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1, Integer.MAX_VALUE
  };
  private static final double[] ODD = {
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    -0.0,
    0.1,
    Double.parseDouble("1e23"),
    9.1e18,
    2e-300
  };

  private final Random random;

  public RandomValues(long seed) {
    random = new Random(seed);
  }

  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  public Value any() {
    return any(2);
  }

  private Value any(int depth) {
    return switch (random.nextInt(depth > 0 ? 18 : 14)) {
      case 0 -> random.nextBoolean() ? NullValue.NULL : MissingValue.MISSING;
      case 1 -> BooleanValue.of(random.nextBoolean());
      case 2, 3 -> integer();
      case 4, 5 -> decimal();
      case 6 -> approximate();
      case 7 -> string();
      case 8 -> new BinaryValue(new byte[] {(byte) random.nextInt(3), (byte) random.nextInt()});
      case 9 -> new DateValue(date());
      case 10 -> timeOfDay();
      case 11 -> timestamp();
      case 12, 13 -> interval();
      case 14 -> new ListValue(some(() -> any(depth - 1)));
      case 15 -> new BagValue(some(() -> any(depth - 1)));
      case 16 -> struct(depth - 1);
      default -> set();
    };
  }

  public Value number() {
    return switch (random.nextInt(3)) {
      case 0 -> integer();
      case 1 -> decimal();
      default -> approximate();
    };
  }

  public Value integer() {
    return new IntegerValue(
        random.nextInt(8) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(7) - 3);
  }

  private Value decimal() {
    return switch (random.nextInt(6)) {
      case 0 -> new DecimalValue(new BigDecimal(new BigInteger(120, random), random.nextInt(40)));
      case 1 -> new DecimalValue(BigDecimal.valueOf(EDGES[random.nextInt(EDGES.length)]));
      case 2 -> new DecimalValue(BigDecimal.valueOf(random.nextInt(7) - 3));
      default ->
          new DecimalValue(BigDecimal.valueOf(random.nextInt(60) - 30, random.nextInt(4) - 1));
    };
  }

  private Value approximate() {
    return switch (random.nextInt(4)) {
      case 0 -> new DoubleValue(ODD[random.nextInt(ODD.length)]);
      case 1 -> new DoubleValue((double) EDGES[random.nextInt(EDGES.length)]);
      case 2 -> new DoubleValue(random.nextGaussian());
      default -> new DoubleValue((random.nextInt(60) - 30) / 10.0);
    };
  }

  public Value string() {
    return new StringValue(WORDS[random.nextInt(WORDS.length)]);
  }

  private LocalDate date() {
    if (random.nextInt(12) == 0) {
      return random.nextBoolean() ? LocalDate.MIN : LocalDate.MAX;
    }
    return LocalDate.of(2020, 1, 1 + random.nextInt(3));
  }

  private LocalTime time() {
    return random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(random.nextInt(3), 30);
  }

  private Value timeOfDay() {
    return random.nextBoolean()
        ? new TimeValue(time())
        : new ZonedTimeValue(time().atOffset(ZoneOffset.ofHours(random.nextInt(3) - 1)));
  }

  private Value interval() {
    int precision = 1 + random.nextInt(9);
    return random.nextBoolean()
        ? new YearMonthValue(random.nextInt(5) - 2, precision)
        : new DayTimeValue(
            Duration.ofMillis(random.nextInt(5) * 500L - 1000), precision, random.nextInt(10));
  }

  private Value timestamp() {
    return random.nextBoolean()
        ? new TimestampValue(date().atTime(time()))
        : new ZonedTimestampValue(
            date().atTime(time()).atOffset(ZoneOffset.ofHours(random.nextInt(3) - 1)));
  }

  private Value struct(int depth) {
    return new StructValue(
        some(() -> new StructValue.Field(WORDS[1 + random.nextInt(3)], any(depth))));
  }

  private Value set() {
    Set<Value> elements = new LinkedHashSet<>(some(this::string));
    elements.add(new StringValue("a"));
    return new SetValue(ValueKind.STRING_SET, List.copyOf(elements));
  }

  private <T> List<T> some(Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      elements.add(element.get());
    }
    return elements;
  }
}
