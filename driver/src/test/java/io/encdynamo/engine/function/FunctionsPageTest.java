package io.encdynamo.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.value.SqlType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of the functions is made from their declarations. {@code mvn test -pl grammar,driver
 * -Dtest=FunctionsPageTest -Dpages.write=true} writes it again after a declaration has changed.
 */
class FunctionsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../src/site/markdown/functions.md").normalize();

  private static final Map<Category, String> TITLES =
      Map.of(
          Category.STRING, "Strings",
          Category.NUMERIC, "Numbers",
          Category.DATETIME, "Dates and times",
          Category.CONDITIONAL, "Conditions",
          Category.DOCUMENT, "Documents",
          Category.SYSTEM, "System");

  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Functions

            Arguments in brackets may be left out; `...` repeats the one before. A function gives MISSING if an
            argument is MISSING, and NULL if one is NULL, unless it says what it does with them. An argument of
            another type than the one named is MISSING in permissive typing and an error in strict; a number that is
            out of range, or a pattern that is none, is an error in both. Aggregates are on the language page.

            Characters are Unicode code points, positions count from 1, angles are in radians, names are English.
            Patterns of dates are made of `YYYY YY MM MON MONTH DD DDD DAY DY ID IW IYYY Q HH24 HH12 HH MI SS SSSSS
            FF1` to `FF9 FF MS US AM PM TZH TZH:TZM` and text in double quotes, those of numbers of `9 0 , . G D S MI
            FM`. Regular expressions are those of RE2: matched in linear time, without look-around and back
            references.
            """);
    for (Category category : Category.values()) {
      page.append("\n## ").append(TITLES.get(category)).append("\n\n");
      page.append("| function | result | meaning | example |\n|---|---|---|---|\n");
      FunctionTable.all().stream()
          .filter(function -> function.category() == category)
          .forEach(function -> page.append(row(function)));
    }
    return page.toString();
  }

  private static String row(ScalarFunction function) {
    String names =
        signature(function)
            + function.aliases().stream()
                .map(alias -> ", `" + alias + "`")
                .collect(Collectors.joining());
    String examples =
        function.examples().stream()
            .map(example -> "`" + cell(example.call()) + "` → `" + cell(example.result()) + "`")
            .collect(Collectors.joining("<br>"));
    return "| %s | %s | %s | %s |\n"
        .formatted(names, result(function), function.description(), examples);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String signature(ScalarFunction function) {
    StringBuilder signature = new StringBuilder("`" + function.name() + "(");
    for (int i = 0; i < function.arguments().size(); i++) {
      String argument =
          function.arguments().get(i).name().toLowerCase(Locale.ROOT).replace('_', ' ');
      boolean optional = i >= function.required();
      signature.append(optional ? "[" : "").append(i == 0 ? "" : ", ").append(argument);
    }
    signature.append(function.variadic() ? ", ..." : "");
    signature.append("]".repeat(function.arguments().size() - function.required()));
    return signature.append(")`").toString();
  }

  /** The type for arguments of any type. */
  private static String result(ScalarFunction function) {
    List<SqlType> types =
        Collections.nCopies(Math.max(1, function.arguments().size()), SqlType.ANY);
    return function.resultType(types).sql().toLowerCase(Locale.ROOT);
  }
}
