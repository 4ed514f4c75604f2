package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.ANY;
import static io.encdynamo.engine.function.ArgumentType.COLLECTION;
import static io.encdynamo.engine.function.ArgumentType.SIZED;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.ArgumentType.STRUCT;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.List;

/** Functions of documents: PartiQL's, and those DynamoDB has in its condition expressions. */
final class DocumentFunctions {
  private DocumentFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("CARDINALITY")
            .takes(COLLECTION)
            .gives(SqlType.BIGINT)
            .example("CARDINALITY([1, NULL, 3])", "3")
            .unary("How many elements or fields there are.", (x, run) -> whole(size(x))),
        declare("SIZE")
            .takes(SIZED)
            .gives(SqlType.BIGINT)
            .example("SIZE({'a': 1, 'b': 2})", "2")
            .example("SIZE('abc')", "3")
            .unary(
                "How many elements, fields, characters or bytes there are.",
                (x, run) -> whole(size(x))),
        declare("EXISTS")
            .takes(COLLECTION)
            .gives(SqlType.BOOLEAN)
            .example("EXISTS([])", "FALSE")
            .unary(
                "Whether there is at least one element or field.",
                (x, run) -> BooleanValue.of(size(x) > 0)),
        declare("FILTER_DISTINCT")
            .takes(COLLECTION)
            .gives(SqlType.ANY)
            .example("FILTER_DISTINCT([1, 2, 1.0])", "[1, 2]")
            .unary(
                "The collection without the elements that are equal to an earlier one; of a struct the bag of its values.",
                DocumentFunctions::distinct),
        declare("TUPLEUNION")
            .takes(STRUCT)
            .repeating()
            .gives(SqlType.of(SqlType.Kind.MAP))
            .example("TUPLEUNION({'a': 1}, {'b': 2})", "{'a': 1, 'b': 2}")
            .variadic(
                "One struct of the fields of all; names may repeat.",
                (structs, run) -> union(structs)),
        declare("CONTAINS")
            .takes(SIZED, ANY)
            .gives(SqlType.BOOLEAN)
            .example("CONTAINS('abc', 'b')", "TRUE")
            .example("CONTAINS([1, 2], 2)", "TRUE")
            .binary(
                "Whether a string is part of a string, or a value an element of a list, bag or set.",
                DocumentFunctions::contains),
        declare("ATTRIBUTE_TYPE")
            .takes(ANY, STRING)
            .gives(SqlType.BOOLEAN)
            .seesAbsent()
            .example("ATTRIBUTE_TYPE(5, 'N')", "TRUE")
            .binary(
                "Whether the value is of a type of DynamoDB: S, SS, N, NS, B, BS, BOOL, NULL, L, M.",
                DocumentFunctions::isOfType),
        declare("ATTRIBUTE_EXISTS")
            .takes(ANY)
            .gives(SqlType.BOOLEAN)
            .seesAbsent()
            .example("ATTRIBUTE_EXISTS(NULL)", "TRUE")
            .unary(
                "Whether the value is not MISSING.",
                (x, run) -> BooleanValue.of(x != MissingValue.MISSING)),
        declare("ATTRIBUTE_NOT_EXISTS")
            .takes(ANY)
            .gives(SqlType.BOOLEAN)
            .seesAbsent()
            .example("ATTRIBUTE_NOT_EXISTS(MISSING)", "TRUE")
            .unary(
                "Whether the value is MISSING.",
                (x, run) -> BooleanValue.of(x == MissingValue.MISSING)));
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

  private static Value distinct(Value value, Execution run) {
    List<Value> given =
        value instanceof CollectionValue collection
            ? collection.elements()
            : ((StructValue) value).fields().stream().map(StructValue.Field::value).toList();
    TupleIndex seen = new TupleIndex(1);
    List<Value> kept = new ArrayList<>();
    int step = 0;
    for (Value element : given) {
      run.tick(++step);
      if (seen.add(new Value[] {element}) == kept.size()) {
        kept.add(element);
      }
    }
    return value instanceof ListValue
        ? new ListValue(List.copyOf(kept))
        : new BagValue(List.copyOf(kept));
  }

  private static Value union(Value[] structs) {
    List<StructValue.Field> fields = new ArrayList<>();
    for (Value struct : structs) {
      fields.addAll(((StructValue) struct).fields());
    }
    return new StructValue(List.copyOf(fields));
  }

  private static Value contains(Value value, Value part, Execution run) {
    if (value instanceof StringValue text) {
      return BooleanValue.of(
          part instanceof StringValue wanted && text.value().contains(wanted.value()));
    }
    if (value instanceof CollectionValue collection) {
      int step = 0;
      for (Value element : collection.elements()) {
        run.tick(++step);
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
