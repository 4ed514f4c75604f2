package io.encdynamo.catalog;

import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Suite;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what CREATE TABLE asks for before anything is written. */
final class Definitions {
  private static final Pattern INDEX_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private final TableDefinition definition;

  private Definitions(TableDefinition definition) {
    this.definition = definition;
  }

  /**
   * Returns if the definition makes sense.
   *
   * @throws DriverException as {@link Catalog#createTable} says
   */
  static void check(TableDefinition definition) {
    Definitions checks = new Definitions(definition);
    checks.names();
    definition.columns().forEach(checks::type);
    definition.columns().forEach(Definitions::encryption);
    checks.key(definition.partitionKey(), false);
    checks.key(definition.sortKey(), false);
    if (definition.partitionKey().equals(definition.sortKey())) {
      throw invalid("PRIMARY KEY names column '" + definition.sortKey() + "' twice");
    }
    definition.indexes().forEach(checks::index);
  }

  private void names() {
    Set<String> names = new HashSet<>();
    for (TableDefinition.Column column : definition.columns()) {
      if (column.name().startsWith("$") && !isHiddenKey(column)) {
        throw new DriverException(ErrorCode.RESERVED_NAME, column.name());
      }
      if (!names.add(column.name())) {
        throw invalid("Column '" + column.name() + "' is declared twice");
      }
      confusable(column);
    }
  }

  private boolean isHiddenKey(TableDefinition.Column column) {
    return column.name().equals(TableDefinition.HIDDEN_KEY)
        && definition.partitionKey().equals(TableDefinition.HIDDEN_KEY);
  }

  private void confusable(TableDefinition.Column column) {
    for (TableDefinition.Column other : definition.columns()) {
      boolean caseAlone =
          other.name().equalsIgnoreCase(column.name()) && !other.name().equals(column.name());
      if (caseAlone && column.encrypted() != null) {
        throw new DriverException(ErrorCode.ENCRYPTED_NAME_CASE, other.name(), column.name());
      }
    }
  }

  private void type(TableDefinition.Column column) {
    if (!column.type().isStorable()) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "Type " + column.type() + " of column '" + column.name() + "'",
          "it has no stored form; declare STRING, and CAST");
    }
  }

  /** Checks what stands behind ENCRYPTED by itself. */
  static void encryption(TableDefinition.Column column) {
    TableDefinition.Encrypted encrypted = column.encrypted();
    if (encrypted == null) {
      return;
    }
    Suite suite = encrypted.suite();
    if (suite != null && !suite.supports(encrypted.mode())) {
      throw invalid(
          "Suite "
              + suite.sqlName()
              + " of column '"
              + column.name()
              + "' is not for "
              + encrypted.mode()
              + "; leave SUITE out for the usual one");
    }
    suite(column, encrypted);
    if (encrypted.domain() != null
        && encrypted.mode() == EncryptionMode.RANDOMIZED
        && encrypted.blindIndexBits() == 0) {
      throw invalid(
          "DOMAIN of column '"
              + column.name()
              + "' is for values that are compared; declare it DETERMINISTIC or with BLIND INDEX");
    }
    int bits = encrypted.blindIndexBits();
    if (bits != 0 && encrypted.mode() == EncryptionMode.DETERMINISTIC) {
      throw invalid(
          "BLIND INDEX of column '"
              + column.name()
              + "' is for RANDOMIZED columns; a DETERMINISTIC one is found without");
    }
    if (bits != 0 && (bits < 8 || bits > 256)) {
      throw invalid("BLIND INDEX of column '" + column.name() + "' takes 8 to 256 bits");
    }
  }

  /** What the suite that a column names does not go with. */
  private static void suite(TableDefinition.Column column, TableDefinition.Encrypted encrypted) {
    Suite suite = encrypted.suite();
    if (suite == null) {
      return;
    }
    if (!suite.supports(column.type())) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "Type " + column.type() + " of column '" + column.name() + "'",
          "suite " + suite.sqlName() + " has no form of it; declare STRING, and CAST");
    }
    boolean options =
        encrypted.padded() || encrypted.domain() != null || encrypted.blindIndexBits() != 0;
    if (options && !suite.hasOptions()) {
      throw invalid(
          "Suite "
              + suite.sqlName()
              + " of column '"
              + column.name()
              + "' does not go with PADDED, DOMAIN or BLIND INDEX; leave them out");
    }
  }

  /** Names, keys and projection, as DynamoDB has them (API reference, CreateTable). */
  private void index(IndexDefinition index) {
    String name = index.name();
    if (!INDEX_NAME.matcher(name).matches()) {
      throw invalid("Index name " + name + ": 3 to 255 of a-z A-Z 0-9 _ . - are possible");
    }
    if (definition.indexes().stream().filter(other -> other.name().equals(name)).count() > 1) {
      throw invalid("Index '" + name + "' is declared twice");
    }
    key(index.partitionKey(), true);
    key(index.sortKey(), true);
    if (index.partitionKey().equals(index.sortKey())) {
      throw invalid("Index '" + name + "' names column '" + index.sortKey() + "' twice");
    }
    boolean local = index.kind() == IndexDefinition.Kind.LOCAL;
    if (local
        && (definition.sortKey() == null
            || index.sortKey() == null
            || !index.partitionKey().equals(definition.partitionKey()))) {
      throw invalid(
          "Local index '"
              + name
              + "' must have the table's partition key and another sort key, and the table a sort"
              + " key; declare a GLOBAL INDEX");
    }
    for (String column : index.included()) {
      if (definition.columns().stream().noneMatch(other -> other.name().equals(column))) {
        throw invalid("Column '" + column + "' of index '" + name + "' is not declared");
      }
    }
  }

  private void key(@Nullable String name, boolean ofIndex) {
    if (name == null) {
      return;
    }
    for (TableDefinition.Column column : definition.columns()) {
      if (column.name().equals(name)) {
        TableDefinition.Encrypted encrypted = column.encrypted();
        boolean blind = ofIndex && encrypted != null && encrypted.blindIndexBits() != 0;
        if (encrypted != null && encrypted.mode() == EncryptionMode.RANDOMIZED && !blind) {
          throw new DriverException(
              ErrorCode.PLAINTEXT_NEEDED,
              String.format(
                  Locale.ROOT, "Key column '%s' cannot be looked up if it is RANDOMIZED", name),
              ofIndex
                  ? "declare it ENCRYPTED DETERMINISTIC, or with BLIND INDEX"
                  : "declare it ENCRYPTED DETERMINISTIC");
        }
        if (encrypted != null
            && encrypted.suite() != null
            && !encrypted.suite().isSearchable(column.type())) {
          throw new DriverException(
              ErrorCode.PLAINTEXT_NEEDED,
              String.format(
                  Locale.ROOT,
                  "Key column '%s' of type %s cannot be looked up under suite %s",
                  name,
                  column.type(),
                  encrypted.suite().sqlName()),
              "a document has no one text there");
        }
        return;
      }
    }
    throw invalid("Key column '" + name + "' is not declared");
  }

  private static DriverException invalid(String message) {
    return new DriverException(ErrorCode.STATEMENT_INVALID, message);
  }
}
