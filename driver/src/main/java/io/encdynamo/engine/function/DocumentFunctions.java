package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.ANY;
import static io.encdynamo.engine.function.ArgumentType.COLLECTION;
import static io.encdynamo.engine.function.ArgumentType.SIZED;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.ArgumentType.STRING_OR_BINARY;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.Arrays;
import java.util.List;

/** Functions of documents: PartiQL's, and those DynamoDB has in its condition expressions. */
final class DocumentFunctions {
  private DocumentFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("CARDINALITY")
            .takes(COLLECTION)
            .gives(SqlType.BIGINT)
            .unary("How many elements or fields there are.", (x, run) -> whole(size(x))),
        declare("SIZE")
            .takes(SIZED)
            .gives(SqlType.BIGINT)
            .unary(
                "How many elements, fields, characters or bytes there are.",
                (x, run) -> whole(size(x))),
        declare("EXISTS")
            .takes(COLLECTION)
            .gives(SqlType.BOOLEAN)
            .unary(
                "Whether there is at least one element or field.",
                (x, run) -> BooleanValue.of(size(x) > 0)),
        declare("BEGINS_WITH", "STARTS_WITH")
            .takes(STRING_OR_BINARY, STRING_OR_BINARY)
            .gives(SqlType.BOOLEAN)
            .binary(
                "Whether the first string or binary begins with the second.",
                DocumentFunctions::beginsWith),
        declare("CONTAINS")
            .takes(SIZED, ANY)
            .gives(SqlType.BOOLEAN)
            .binary(
                "Whether a string is part of a string, or a value an element of a list, bag or set.",
                DocumentFunctions::contains),
        declare("ATTRIBUTE_TYPE")
            .takes(ANY, STRING)
            .gives(SqlType.BOOLEAN)
            .seesAbsent()
            .binary(
                "Whether the value is of a type of DynamoDB: S, SS, N, NS, B, BS, BOOL, NULL, L, M.",
                DocumentFunctions::isOfType));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.DOCUMENT, name, aliases);
  }

  private static long size(Value value) {
    if (value instanceof CollectionValue collection) {
      return collection.elements().size();
    }
    if (value instanceof StructValue struct) {
      return struct.fields().size();
    }
    return value instanceof BinaryValue binary
        ? binary.bytes().length
        : Strings.length(string(value));
  }

  private static Value beginsWith(Value value, Value prefix, Execution run) {
    if (value instanceof StringValue text && prefix instanceof StringValue start) {
      return BooleanValue.of(text.value().startsWith(start.value()));
    }
    if (value instanceof BinaryValue bytes && prefix instanceof BinaryValue start) {
      byte[] wanted = start.bytes();
      return BooleanValue.of(
          bytes.bytes().length >= wanted.length
              && Arrays.equals(bytes.bytes(), 0, wanted.length, wanted, 0, wanted.length));
    }
    return BooleanValue.FALSE;
  }

  private static Value contains(Value value, Value part, Execution run) {
    if (value instanceof StringValue text) {
      return BooleanValue.of(
          part instanceof StringValue wanted && text.value().contains(wanted.value()));
    }
    if (value instanceof CollectionValue collection) {
      for (Value element : collection.elements()) {
        if (ValueEquality.same(element, part)) {
          return BooleanValue.TRUE;
        }
      }
      return BooleanValue.FALSE;
    }
    return run.mistyped("CONTAINS", value);
  }

  private static Value isOfType(Value value, Value type, Execution run) {
    if (type.isAbsent()) {
      return type;
    }
    String name =
        switch (value.kind()) {
          case MISSING, ZONED_TIME, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL -> "";
          case NULL -> "NULL";
          case BOOLEAN -> "BOOL";
          case INTEGER, DECIMAL, DOUBLE -> "N";
          case STRING, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> "S";
          case BINARY -> "B";
          case LIST, BAG -> "L";
          case STRUCT -> "M";
          case STRING_SET -> "SS";
          case NUMBER_SET -> "NS";
          case BINARY_SET -> "BS";
        };
    return BooleanValue.of(name.equals(string(type)));
  }
}
