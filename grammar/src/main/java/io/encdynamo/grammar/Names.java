package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.TypeName;
import java.util.List;
import java.util.stream.Collectors;

/** Names, strings and types as text. */
final class Names {
  private static final String WITH_TIME_ZONE = " WITH TIME ZONE";

  private Names() {}

  static String name(Identifier name) {
    return name.quoted() ? quote(name.text(), '"') : name.text();
  }

  static String names(List<Identifier> names) {
    return names.stream().map(Names::name).collect(Collectors.joining(", "));
  }

  static String qualified(QualifiedName name) {
    return name.parts().stream().map(Names::name).collect(Collectors.joining("."));
  }

  static String string(String text) {
    return quote(text, '\'');
  }

  private static String quote(String text, char quote) {
    String one = String.valueOf(quote);
    return quote + text.replace(one, one + one) + quote;
  }

  static String type(TypeName type) {
    String name = type.name();
    List<Integer> parameters = type.parameters();
    if (name.startsWith("INTERVAL ")) {
      return interval(name, parameters);
    }
    StringBuilder text = new StringBuilder(name);
    if (!parameters.isEmpty()) {
      String numbers = numbers(parameters);
      if (name.endsWith(WITH_TIME_ZONE)) {
        text.insert(name.length() - WITH_TIME_ZONE.length(), numbers);
      } else {
        text.append(numbers);
      }
    }
    if (!type.elements().isEmpty()) {
      text.append(
          type.elements().stream().map(Names::type).collect(Collectors.joining(", ", "<", ">")));
    }
    if (!type.fields().isEmpty()) {
      text.append(
          type.fields().stream().map(Names::field).collect(Collectors.joining(", ", "<", ">")));
    }
    return text.toString();
  }

  private static String field(TypeName.Field field) {
    return name(field.name())
        + (field.optional() ? " OPTIONAL: " : ": ")
        + type(field.type())
        + (field.notNull() ? " NOT NULL" : "");
  }

  /** The precision of the leading field first; the digits of the seconds behind the last. */
  private static String interval(String name, List<Integer> parameters) {
    int to = name.indexOf(" TO ");
    if (to < 0 || parameters.isEmpty()) {
      return name + (parameters.isEmpty() ? "" : numbers(parameters));
    }
    return name.substring(0, to)
        + numbers(parameters.subList(0, 1))
        + name.substring(to)
        + (parameters.size() == 1 ? "" : numbers(parameters.subList(1, 2)));
  }

  static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", " (", ")"));
  }
}
