package io.encdynamo.engine.function;

import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All functions of the language, found by name. */
public final class FunctionTable {
  private static final List<ScalarFunction> ALL =
      Stream.of(
              StringFunctions.all(),
              SubstringFunctions.all(),
              EncodingFunctions.all(),
              RegularExpressionFunctions.all(),
              NumericFunctions.all(),
              ApproximateFunctions.all(),
              DateTimeFunctions.all(),
              DatePartFunctions.all(),
              FormatFunctions.all(),
              ConditionalFunctions.all(),
              DocumentFunctions.all(),
              JsonFunctions.all(),
              SystemFunctions.all())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(ScalarFunction::name))
          .toList();
  private static final Map<String, List<ScalarFunction>> BY_NAME = new TreeMap<>();

  static {
    for (ScalarFunction function : ALL) {
      register(function.name(), function);
      for (String alias : function.aliases()) {
        register(alias, function);
      }
    }
  }

  private FunctionTable() {}

  private static void register(String name, ScalarFunction function) {
    BY_NAME.computeIfAbsent(name, any -> new ArrayList<>()).add(function);
  }

  /** The functions of this name, in any case: one for each way to call it; empty if none. */
  public static List<ScalarFunction> named(String name) {
    return List.copyOf(BY_NAME.getOrDefault(name.toUpperCase(Locale.ROOT), List.of()));
  }

  /**
   * The function of a name that takes arguments of these types.
   *
   * @param name in any case
   * @return null if no function of that name does
   */
  public static @Nullable ScalarFunction resolve(String name, List<SqlType> types) {
    for (ScalarFunction function : named(name)) {
      if (function.applicable(types)) {
        return function;
      }
    }
    return null;
  }

  /** All functions, sorted by name. */
  public static List<ScalarFunction> all() {
    return ALL;
  }

  /** All names, aliases too, sorted. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }
}
