package io.encdynamo.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Values written as text, as the vectors have them. */
final class Samples {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Samples() {}

  static Value value(String type, String text) {
    return switch (type) {
      case "NULL" -> NullValue.NULL;
      case "BOOLEAN" -> BooleanValue.of(Boolean.parseBoolean(text));
      case "NUMBER", "DECIMAL", "INTEGER", "SMALLINT", "BIGINT" ->
          Decoder.number(new BigDecimal(text));
      case "DOUBLE", "REAL" -> new DoubleValue(Double.parseDouble(text));
      case "STRING" -> new StringValue(text);
      case "BINARY" -> new BinaryValue(HexFormat.of().parseHex(text));
      case "DATE" -> new DateValue(LocalDate.parse(text));
      case "TIME" -> new TimeValue(LocalTime.parse(text));
      case "TIMESTAMP" -> new TimestampValue(LocalDateTime.parse(text));
      case "ZONED_TIMESTAMP" -> new ZonedTimestampValue(OffsetDateTime.parse(text));
      case "DOCUMENT", "JSON", "LIST", "MAP", "ANY" -> document(json(text));
      case "STRING_SET" -> set(ValueKind.STRING_SET, text, node -> new StringValue(node.asText()));
      case "NUMBER_SET" -> set(ValueKind.NUMBER_SET, text, Samples::document);
      case "BINARY_SET" -> set(ValueKind.BINARY_SET, text, node -> value("BINARY", node.asText()));
      default -> throw new IllegalArgumentException(type);
    };
  }

  static SqlType type(String name) {
    return SqlType.of(SqlType.Kind.valueOf(name));
  }

  private static Value set(ValueKind kind, String text, Function<JsonNode, Value> element) {
    List<Value> elements = new ArrayList<>();
    json(text).forEach(node -> elements.add(element.apply(node)));
    return new SetValue(kind, elements);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
  }

  private static Value document(JsonNode node) {
    if (node.isObject()) {
      List<StructValue.Field> fields = new ArrayList<>();
      node.properties()
          .forEach(
              field ->
                  fields.add(new StructValue.Field(field.getKey(), document(field.getValue()))));
      return new StructValue(fields);
    }
    if (node.isArray()) {
      List<Value> elements = new ArrayList<>();
      node.forEach(element -> elements.add(document(element)));
      return new ListValue(elements);
    }
    if (node.isNumber()) {
      return Decoder.number(node.decimalValue());
    }
    if (node.isBoolean()) {
      return BooleanValue.of(node.booleanValue());
    }
    return node.isNull() ? NullValue.NULL : new StringValue(node.textValue());
  }
}
