package io.encdynamo.session.ddl;

import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Suite;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What whoever declares a table should know of what it does not hide. */
final class DefinitionWarnings {
  private DefinitionWarnings() {}

  static List<String> of(TableDefinition definition) {
    List<String> warnings = new ArrayList<>();
    definition.columns().stream()
        .map(TableDefinition.Column::encrypted)
        .filter(Objects::nonNull)
        .map(TableDefinition.Encrypted::suite)
        .filter(Objects::nonNull)
        .distinct()
        .map(Suite::warning)
        .filter(Objects::nonNull)
        .forEach(warnings::add);
    definition.columns().stream()
        .filter(DefinitionWarnings::hasTwoValuesThatShow)
        .map(
            column ->
                "Column '"
                    + column.name()
                    + "' has two values, and whoever sees the stored items sees which are equal:"
                    + " what is known of their frequencies tells them apart. Declare it RANDOMIZED,"
                    + " without BLIND INDEX")
        .forEach(warnings::add);
    return warnings;
  }

  private static boolean hasTwoValuesThatShow(TableDefinition.Column column) {
    TableDefinition.Encrypted encrypted = column.encrypted();
    return column.type().kind() == SqlType.Kind.BOOLEAN
        && encrypted != null
        && (encrypted.mode() == EncryptionMode.DETERMINISTIC || encrypted.blindIndexBits() != 0);
  }
}
