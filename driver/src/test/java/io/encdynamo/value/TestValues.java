package io.encdynamo.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Values written shortly: a Java object for each kind. */
public final class TestValues {
  public static final Value NULL = NullValue.NULL;
  public static final Value MISSING = MissingValue.MISSING;

  private TestValues() {}

  /**
   * The value of a Java object: Integer and Long are whole numbers, BigDecimal a decimal, List a
   * list, Map a struct, Set a string set, Object[] a bag; a Value is itself.
   */
  public static Value value(Object object) {
    if (object instanceof Value value) {
      return value;
    }
    if (object instanceof Integer number) {
      return new IntegerValue(number);
    }
    if (object instanceof Long number) {
      return new IntegerValue(number);
    }
    if (object instanceof BigDecimal number) {
      return new DecimalValue(number);
    }
    if (object instanceof Double number) {
      return new DoubleValue(number);
    }
    if (object instanceof Boolean truth) {
      return BooleanValue.of(truth);
    }
    if (object instanceof String text) {
      return new StringValue(text);
    }
    if (object instanceof byte[] bytes) {
      return new BinaryValue(bytes);
    }
    if (object instanceof LocalDate date) {
      return new DateValue(date);
    }
    if (object instanceof LocalTime time) {
      return new TimeValue(time);
    }
    if (object instanceof LocalDateTime timestamp) {
      return new TimestampValue(timestamp);
    }
    if (object instanceof OffsetDateTime timestamp) {
      return new ZonedTimestampValue(timestamp);
    }
    if (object instanceof List<?> list) {
      return new ListValue(values(list.toArray()));
    }
    if (object instanceof Object[] bag) {
      return new BagValue(values(bag));
    }
    if (object instanceof Set<?> set) {
      return new SetValue(ValueKind.STRING_SET, values(set.toArray()));
    }
    if (object instanceof Map<?, ?> map) {
      List<StructValue.Field> fields = new ArrayList<>();
      map.forEach((name, field) -> fields.add(new StructValue.Field((String) name, value(field))));
      return new StructValue(fields);
    }
    throw new IllegalArgumentException(object.getClass().getName());
  }

  public static List<Value> values(Object... objects) {
    return Arrays.stream(objects).map(TestValues::value).toList();
  }

  public static Value[] row(Object... objects) {
    return values(objects).toArray(Value[]::new);
  }

  public static Value decimal(String text) {
    return new DecimalValue(new BigDecimal(text));
  }

  public static Value date(String text) {
    return new DateValue(LocalDate.parse(text));
  }

  public static Value time(String text) {
    return new TimeValue(LocalTime.parse(text));
  }

  public static Value timestamp(String text) {
    return new TimestampValue(LocalDateTime.parse(text));
  }

  public static Value zoned(String text) {
    return new ZonedTimestampValue(OffsetDateTime.parse(text));
  }

  public static Value zonedTime(String text) {
    return new ZonedTimeValue(OffsetTime.parse(text));
  }

  /** An interval of fields written as in SQL: {@code DAY(3) TO SECOND(9)}. */
  public static IntervalValue interval(String text, String fields) {
    return IntervalValue.parse(text, qualifier(fields));
  }

  /** Fields of an interval as they are written in SQL. */
  public static IntervalQualifier qualifier(String fields) {
    String[] ends = fields.split(" TO ", -1);
    List<Integer> first = digits(ends[0]);
    List<Integer> last = ends.length > 1 ? digits(ends[1]) : List.of();
    Integer scale = first.size() > 1 ? first.get(1) : last.isEmpty() ? null : last.get(0);
    return IntervalQualifier.of(
        ends[0].replaceFirst("\\(.*", ""),
        first.isEmpty() ? null : first.get(0),
        ends.length > 1 ? ends[1].replaceFirst("\\(.*", "") : null,
        scale);
  }

  private static List<Integer> digits(String field) {
    return Pattern.compile("\\d+")
        .matcher(field)
        .results()
        .map(found -> Integer.valueOf(found.group()))
        .toList();
  }

  /** A value that is not there before it is asked for. */
  public static Value deferred(Supplier<Value> value) {
    return new DeferredValue() {
      @Override
      public Value force() {
        return value.get();
      }
    };
  }

  public static Value deferred(Object object) {
    Value value = value(object);
    return deferred(() -> value);
  }

  /** Kind and content, for the messages of failed tests: {@code toString} hides the content. */
  public static String show(Value value) {
    Value forced = value.force();
    String content = forced.isAbsent() ? "" : " " + Json.write(forced);
    if (forced instanceof DecimalValue decimal) {
      content = " " + decimal.decimal();
    }
    return forced.kind() + content;
  }

  public static List<String> show(List<Value[]> rows) {
    return rows.stream()
        .map(row -> Arrays.stream(row).map(TestValues::show).toList().toString())
        .toList();
  }
}
