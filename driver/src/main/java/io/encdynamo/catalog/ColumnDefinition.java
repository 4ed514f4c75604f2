package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a registered table.
 *
 * @param columnId counts from 1 in its table and is never used again
 * @param defaultText the DEFAULT expression as SQL; null for none
 * @param encryption null for a column in clear
 */
public record ColumnDefinition(
    String name,
    int columnId,
    SqlType type,
    boolean notNull,
    @Nullable String defaultText,
    @Nullable Encryption encryption) {
  /** What the name of a companion attribute begins with; the column's follows. */
  public static final String COMPANION = "$bix.";

  public boolean isEncrypted() {
    return encryption != null;
  }

  /** Whether NULL is a ciphertext like any other. */
  public boolean hidesNull() {
    return encryption != null && encryption.hidesNull();
  }

  /** Whether equal values have equal companions. */
  public boolean hasBlindIndex() {
    return encryption != null && encryption.hasBlindIndex();
  }

  /**
   * The attribute that DynamoDB finds equal values by, where it can: the companion of a blind
   * index, else the column itself.
   */
  public String searchAttribute() {
    return hasBlindIndex() ? COMPANION + name : name;
  }

  /** Whether a value can be looked for by what is stored: in clear, or DETERMINISTIC. */
  public boolean isSearchable() {
    return encryption == null || encryption.isSearchable(type);
  }

  /** A DEFAULT may hold what is secret elsewhere, so it is left out. */
  @Override
  public String toString() {
    return name + " " + type;
  }
}
