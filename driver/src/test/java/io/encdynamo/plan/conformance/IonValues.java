package io.encdynamo.plan.conformance;

import com.amazon.ion.Decimal;
import com.amazon.ion.IonBool;
import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonFloat;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonLob;
import com.amazon.ion.IonNumber;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DayTimeValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.YearMonthValue;
import io.encdynamo.value.ZonedTimeValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ion as values of PartiQL. What Ion has not is annotated: {@code $bag}, {@code $missing} ... */
final class IonValues {
  private static final int MOST_DIGITS = 9;

  private IonValues() {}

  /** A kind of value that the suite has and this project has not. */
  static final class NoSuchKindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchKindException(String kind) {
      super(kind);
    }
  }

  /** The global variables of an environment. */
  static Map<String, Value> globals(IonStruct environment) {
    Map<String, Value> globals = new LinkedHashMap<>();
    environment.forEach(field -> globals.put(field.getFieldName(), value(field)));
    return globals;
  }

  /**
   * @throws NoSuchKindException for graphs
   */
  static Value value(IonValue ion) {
    String[] annotations = ion.getTypeAnnotations();
    return annotations.length == 0 ? plain(ion) : annotated(annotations[0], ion);
  }

  private static Value annotated(String annotation, IonValue ion) {
    return switch (annotation) {
      case "$ion" -> plain(ion);
      case "$missing" -> MissingValue.MISSING;
      case "$bag" -> new BagValue(elements((IonSequence) ion));
      case "$date" -> new DateValue(date(ion));
      case "$time" -> time(ion);
      case "$interval_ym" -> yearMonth((IonStruct) ion);
      case "$interval_dt" -> dayTime((IonStruct) ion);
      case "$timestamp" -> timestamp(date(ion), localTime(ion), offset((IonStruct) ion));
      default -> throw new NoSuchKindException(annotation);
    };
  }

  private static Value plain(IonValue ion) {
    if (ion.isNullValue()) {
      return NullValue.NULL;
    } else if (ion instanceof IonBool truth) {
      return BooleanValue.of(truth.booleanValue());
    } else if (ion instanceof IonInt number) {
      BigDecimal decimal = number.bigDecimalValue();
      return decimal.toBigInteger().bitLength() < Long.SIZE
          ? new IntegerValue(decimal.longValue())
          : new DecimalValue(decimal);
    } else if (ion instanceof IonDecimal number) {
      return new DecimalValue(Decimal.bigDecimalValue(number.decimalValue()));
    } else if (ion instanceof IonFloat number) {
      return new DoubleValue(number.doubleValue());
    } else if (ion instanceof IonTimestamp written) {
      Timestamp timestamp = written.timestampValue();
      Integer offset = timestamp.getLocalOffset();
      return timestamp(
          date(timestamp),
          time(timestamp.getHour(), timestamp.getMinute(), timestamp.getDecimalSecond()),
          offset == null ? null : ZoneOffset.ofTotalSeconds(60 * offset));
    } else if (ion instanceof IonText text) {
      return new StringValue(text.stringValue());
    } else if (ion instanceof IonLob bytes) {
      return new BinaryValue(bytes.getBytes());
    } else if (ion instanceof IonSequence sequence) {
      return new ListValue(elements(sequence));
    }
    List<StructValue.Field> fields = new ArrayList<>();
    ((IonStruct) ion).forEach(f -> fields.add(new StructValue.Field(f.getFieldName(), value(f))));
    return new StructValue(fields);
  }

  private static List<Value> elements(IonSequence sequence) {
    return sequence.stream().map(IonValues::value).toList();
  }

  private static LocalDate date(IonValue ion) {
    if (ion instanceof IonStruct parts) {
      return LocalDate.of(part(parts, "year"), part(parts, "month"), part(parts, "day"));
    }
    return date(((IonTimestamp) ion).timestampValue());
  }

  private static LocalDate date(Timestamp timestamp) {
    return LocalDate.of(timestamp.getYear(), timestamp.getMonth(), timestamp.getDay());
  }

  private static Value time(IonValue ion) {
    ZoneOffset offset = ion instanceof IonStruct parts ? offset(parts) : null;
    return offset == null
        ? new TimeValue(localTime(ion))
        : new ZonedTimeValue(localTime(ion).atOffset(offset));
  }

  private static Value yearMonth(IonStruct parts) {
    long months = 12 * field(parts, "years").longValue() + field(parts, "months").longValue();
    return new YearMonthValue(isNegative(parts) ? -months : months, MOST_DIGITS);
  }

  private static Value dayTime(IonStruct parts) {
    BigDecimal seconds = field(parts, "seconds");
    Duration duration =
        Duration.ofDays(field(parts, "days").longValue())
            .plusHours(field(parts, "hours").longValue())
            .plusMinutes(field(parts, "minutes").longValue())
            .plusNanos(seconds.movePointRight(MOST_DIGITS).longValueExact())
            .plusNanos(field(parts, "nanos").longValueExact());
    return new DayTimeValue(
        isNegative(parts) ? duration.negated() : duration, MOST_DIGITS, MOST_DIGITS);
  }

  private static boolean isNegative(IonStruct parts) {
    return parts.get("sign") instanceof IonText sign && sign.stringValue().equals("-");
  }

  /** A field of an interval; 0 where it is not written. */
  private static BigDecimal field(IonStruct parts, String name) {
    return parts.get(name) instanceof IonNumber number && !number.isNullValue()
        ? number.bigDecimalValue()
        : BigDecimal.ZERO;
  }

  private static LocalTime localTime(IonValue ion) {
    return ion instanceof IonStruct parts
        ? time(
            part(parts, "hour"),
            part(parts, "minute"),
            ((IonNumber) parts.get("second")).bigDecimalValue())
        : LocalTime.parse(((IonText) ion).stringValue());
  }

  private static LocalTime time(int hour, int minute, BigDecimal second) {
    int whole = second.intValue();
    int nanos = second.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValueExact();
    return LocalTime.of(hour, minute, whole, nanos);
  }

  private static Value timestamp(LocalDate date, LocalTime time, @Nullable ZoneOffset offset) {
    LocalDateTime local = date.atTime(time);
    return offset == null
        ? new TimestampValue(local)
        : new ZonedTimestampValue(local.atOffset(offset));
  }

  /** Of a time or timestamp; null for none. The suite counts minutes. */
  private static @Nullable ZoneOffset offset(IonStruct parts) {
    IonValue minutes = parts.get("offset");
    return minutes == null || minutes.isNullValue()
        ? null
        : ZoneOffset.ofTotalSeconds(60 * ((IonInt) minutes).intValue());
  }

  private static int part(IonStruct parts, String name) {
    return ((IonInt) parts.get(name)).intValue();
  }
}
