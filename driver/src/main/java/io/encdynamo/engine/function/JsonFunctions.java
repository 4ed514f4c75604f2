package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.ANY;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.Arguments.string;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.Json;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.List;

/**
 * Functions of JSON (SQL:2016 part 2, 6.27 and 6.34). A document is a struct or list, or a string
 * that holds one.
 */
final class JsonFunctions {
  private JsonFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("JSON_VALUE", SqlType.ANY)
            .takes(ANY, STRING)
            .example("JSON_VALUE('{\"a\": [1, 2]}', '$.a[1]')", "2")
            .binary(
                "The one scalar to which an SQL/JSON path leads; NULL if it leads to none, to several or to a document.",
                (document, path, run) -> scalar(select(document, path, run))),
        declare("JSON_QUERY", SqlType.of(SqlType.Kind.JSON))
            .takes(ANY, STRING)
            .example("JSON_QUERY({'a': {'b': [1, 2]}}, '$.a')", "{'b': [1, 2]}")
            .binary(
                "The one document to which an SQL/JSON path leads; NULL if it leads to none, to several or to a scalar.",
                (document, path, run) -> document(select(document, path, run))),
        declare("JSON_EXISTS", SqlType.BOOLEAN)
            .takes(ANY, STRING)
            .example("JSON_EXISTS({'a': [{'b': 1}]}, '$.a.b')", "TRUE")
            .binary(
                "Whether an SQL/JSON path leads somewhere.",
                (document, path, run) -> BooleanValue.of(!select(document, path, run).isEmpty())),
        declare("JSON_PARSE", SqlType.of(SqlType.Kind.JSON))
            .takes(STRING)
            .example("JSON_PARSE('{\"a\": [1, 2.50, null]}')", "{'a': [1, 2.50, NULL]}")
            .unary("The document that a JSON text holds.", (text, run) -> parsed(text, run)),
        declare("TO_JSON", SqlType.STRING, "JSON_FORMAT")
            .takes(ANY)
            .example("TO_JSON({'a': [1, TRUE, 'x']})", "'{\"a\":[1,true,\"x\"]}'")
            .unary("The value as a JSON text.", (value, run) -> string(Json.write(value))));
  }

  private static Declaration declare(String name, SqlType result, String... aliases) {
    return Declaration.function(Category.DOCUMENT, name, aliases).gives(result);
  }

  /** In strict typing what is no JSON is an error, else it is MISSING. */
  private static Value parsed(Value text, Execution run) {
    try {
      return Json.read(string(text));
    } catch (DriverException e) {
      if (!e.code().sqlState().startsWith("22")) {
        throw e;
      }
      return run.failed(e);
    }
  }

  private static List<Value> select(Value document, Value path, Execution run) {
    JsonPath compiled = JsonPath.parse(string(path));
    Value root = document instanceof StringValue ? parsed(document, run) : document;
    return root == MissingValue.MISSING ? List.of() : compiled.select(root);
  }

  private static Value scalar(List<Value> found) {
    Value one = found.size() == 1 ? found.get(0) : NullValue.NULL;
    return isDocument(one) ? NullValue.NULL : one;
  }

  private static Value document(List<Value> found) {
    Value one = found.size() == 1 ? found.get(0) : NullValue.NULL;
    return isDocument(one) ? one : NullValue.NULL;
  }

  private static boolean isDocument(Value value) {
    return value instanceof StructValue || value instanceof CollectionValue;
  }
}
