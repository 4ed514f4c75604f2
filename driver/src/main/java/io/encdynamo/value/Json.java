package io.encdynamo.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Documents as JSON text (RFC 8259). */
public final class Json {
  /** Far past the 32 levels that DynamoDB stores, and far from the end of the stack. */
  private static final int DEEPEST = 500;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final SqlType JSON = SqlType.of(SqlType.Kind.JSON);

  private Json() {}

  /**
   * A value as JSON, without line breaks. Binary is base64, dates and times are ISO-8601 strings,
   * sets and bags arrays, MISSING elements null; fields that are MISSING are left out.
   */
  public static String write(Value value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(value.force(), generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Value value, JsonGenerator generator) throws IOException {
    if (value instanceof CollectionValue collection) {
      generator.writeStartArray();
      for (Value element : collection.elements()) {
        write(element.force(), generator);
      }
      generator.writeEndArray();
    } else if (value instanceof StructValue struct) {
      generator.writeStartObject();
      for (StructValue.Field field : struct.fields()) {
        Value forced = field.value().force();
        if (forced != MissingValue.MISSING) {
          generator.writeFieldName(field.name());
          write(forced, generator);
        }
      }
      generator.writeEndObject();
    } else if (value.isAbsent()) {
      generator.writeNull();
    } else if (value instanceof BooleanValue truth) {
      generator.writeBoolean(truth.value());
    } else if (value instanceof IntegerValue whole) {
      generator.writeNumber(whole.value());
    } else if (value instanceof DecimalValue decimal) {
      generator.writeNumber(decimal.decimal());
    } else if (value instanceof DoubleValue number && Double.isFinite(number.value())) {
      generator.writeNumber(TextConversions.text(number.value()));
    } else {
      generator.writeString(TextConversions.text(value));
    }
  }

  /**
   * The value of a JSON text: objects are structs, arrays lists, numbers exact.
   *
   * @throws DriverException 22018 if it is not one JSON value, or names a field of an object twice;
   *     22003 for numbers of more than 38 digits; 54000 if it is nested more than 500 deep
   */
  public static Value read(String text) {
    return new Reader(fraction -> Decimals.exact(new BigDecimal(fraction))).read(text);
  }

  /**
   * As {@link #read(String)}, where numbers with a point or an exponent are what somebody makes of
   * their text.
   */
  public static Value read(String text, Function<String, Value> fraction) {
    return new Reader(fraction).read(text);
  }

  private record Reader(Function<String, Value> fraction) {
    Value read(String text) {
      try (JsonParser parser = FACTORY.createParser(text)) {
        JsonToken first = parser.nextToken();
        if (first == null) {
          throw Conversions.noCounterpart(JSON);
        }
        Value value = read(parser, first);
        if (parser.nextToken() != null) {
          throw Conversions.noCounterpart(JSON);
        }
        return value;
      } catch (StreamConstraintsException e) {
        throw new DriverException(
            ErrorCode.LIMIT_EXCEEDED,
            "A JSON text",
            DEEPEST + " levels or 1000 digits of a number");
      } catch (IOException e) {
        // Without the cause, which would show the text.
        throw Conversions.noCounterpart(JSON);
      }
    }

    private Value read(JsonParser parser, JsonToken token) throws IOException {
      return switch (token) {
        case VALUE_NULL -> NullValue.NULL;
        case VALUE_TRUE -> BooleanValue.TRUE;
        case VALUE_FALSE -> BooleanValue.FALSE;
        case VALUE_STRING -> new StringValue(parser.getText());
        case VALUE_NUMBER_INT ->
            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Decimals.exact(parser.getDecimalValue())
                : new IntegerValue(parser.getLongValue());
        case VALUE_NUMBER_FLOAT -> fraction.apply(parser.getText());
        case START_ARRAY -> readList(parser);
        case START_OBJECT -> readStruct(parser);
        default -> throw Conversions.noCounterpart(JSON);
      };
    }

    private Value readList(JsonParser parser) throws IOException {
      List<Value> elements = new ArrayList<>();
      for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
        elements.add(read(parser, token));
      }
      return new ListValue(List.copyOf(elements));
    }

    private Value readStruct(JsonParser parser) throws IOException {
      List<StructValue.Field> fields = new ArrayList<>();
      while (next(parser) != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        fields.add(new StructValue.Field(name, read(parser, next(parser))));
      }
      return new StructValue(List.copyOf(fields));
    }

    /** The next token inside an array or object, where the text must not end. */
    private static JsonToken next(JsonParser parser) throws IOException {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw Conversions.noCounterpart(JSON);
      }
      return token;
    }
  }
}
