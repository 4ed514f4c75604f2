package io.encdynamo.session.information;

import io.encdynamo.engine.function.Category;
import io.encdynamo.engine.function.FunctionTable;
import io.encdynamo.engine.function.ScalarFunction;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** The names of the functions, aliases too, as DatabaseMetaData lists them: with commas between. */
public final class FunctionNames {
  private FunctionNames() {}

  public static String ofStrings() {
    return names(EnumSet.of(Category.STRING));
  }

  public static String ofNumbers() {
    return names(EnumSet.of(Category.NUMERIC));
  }

  public static String ofTimes() {
    return names(EnumSet.of(Category.DATETIME));
  }

  /** All others: JDBC has no group for them, and lists IFNULL here. */
  public static String ofTheSystem() {
    return names(EnumSet.of(Category.SYSTEM, Category.CONDITIONAL, Category.DOCUMENT));
  }

  private static String names(Set<Category> categories) {
    Set<String> names = new TreeSet<>();
    for (ScalarFunction function : FunctionTable.all()) {
      if (categories.contains(function.category())) {
        names.add(function.name());
        names.addAll(function.aliases());
      }
    }
    return String.join(",", names);
  }
}
