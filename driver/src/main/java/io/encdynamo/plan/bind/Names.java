package io.encdynamo.plan.bind;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Field;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How names match: an exact match first; then, unless the name is quoted, one without regard to
 * case, of which there must be but one.
 */
public final class Names {
  private Names() {}

  /** The column of a name, or null. */
  public static @Nullable ColumnDefinition column(Identifier name, List<ColumnDefinition> columns) {
    return match(name, columns, ColumnDefinition::name);
  }

  static @Nullable Field field(Identifier name, List<Field> fields) {
    return match(name, fields, Field::name);
  }

  /** Whether a name stands for another name by itself. */
  static boolean matches(Identifier name, String other) {
    return name.quoted() ? name.text().equals(other) : name.text().equalsIgnoreCase(other);
  }

  static <T> @Nullable T match(Identifier name, List<T> candidates, Function<T, String> nameOf) {
    List<T> exact = candidates.stream().filter(c -> nameOf.apply(c).equals(name.text())).toList();
    List<T> found =
        exact.isEmpty() && !name.quoted()
            ? candidates.stream()
                .filter(c -> nameOf.apply(c).equalsIgnoreCase(name.text()))
                .toList()
            : exact;
    if (found.size() > 1) {
      throw new DriverException(
          ErrorCode.COLUMN_AMBIGUOUS,
          name.text(),
          String.join(", ", found.stream().map(nameOf).toList()));
    }
    return found.isEmpty() ? null : found.get(0);
  }
}
