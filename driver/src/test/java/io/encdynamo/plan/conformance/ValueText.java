package io.encdynamo.plan.conformance;

import io.encdynamo.value.BagValue;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimestampValue;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Values as a person reads them in a report. Never for values that may be secret. */
public final class ValueText {
  private ValueText() {}

  public static String of(Value value) {
    Value forced = value.force();
    if (forced instanceof BooleanValue truth) {
      return truth.name();
    } else if (forced instanceof DoubleValue number) {
      return number.value() + "e0";
    } else if (forced instanceof NumericValue number) {
      return number.decimal().toString();
    } else if (forced instanceof StringValue string) {
      return "'" + string.value() + "'";
    } else if (forced instanceof BinaryValue binary) {
      return "X'" + HexFormat.of().formatHex(binary.bytes()) + "'";
    } else if (forced instanceof DateValue date) {
      return "DATE " + date.value();
    } else if (forced instanceof TimeValue time) {
      return "TIME " + time.value();
    } else if (forced instanceof TimestampValue timestamp) {
      return "TIMESTAMP " + timestamp.value();
    } else if (forced instanceof ZonedTimestampValue timestamp) {
      return "TIMESTAMP " + timestamp.value();
    } else if (forced instanceof BagValue bag) {
      return all(bag.elements(), "<<", ">>");
    } else if (forced instanceof CollectionValue collection) {
      return all(collection.elements(), "[", "]");
    } else if (forced instanceof StructValue struct) {
      return struct.fields().stream()
          .map(field -> "'" + field.name() + "': " + of(field.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return forced.kind().name();
  }

  private static String all(List<Value> elements, String open, String close) {
    return elements.stream().map(ValueText::of).collect(Collectors.joining(", ", open, close));
  }
}
