package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a registered table.
 *
 * @param columnId counts from 1 in its table and is never used again
 * @param defaultText the DEFAULT expression as SQL; null for none
 * @param encryption how values are written; null for in clear
 * @param other how values may also be stored while that changes; null for in no other way
 * @param onceEncrypted whether a column in clear was encrypted before
 */
public record ColumnDefinition(
    String name,
    int columnId,
    SqlType type,
    boolean notNull,
    @Nullable String defaultText,
    @Nullable Encryption encryption,
    @Nullable OtherForm other,
    boolean onceEncrypted) {
  /** What the name of a companion attribute begins with; the column's follows. */
  public static final String COMPANION = "$bix.";

  /** A column whose encryption does not change. */
  public ColumnDefinition(
      String name,
      int columnId,
      SqlType type,
      boolean notNull,
      @Nullable String defaultText,
      @Nullable Encryption encryption) {
    this(name, columnId, type, notNull, defaultText, encryption, null, false);
  }

  /** The same column, encrypted in another way. */
  ColumnDefinition encrypted(@Nullable Encryption written, @Nullable OtherForm also) {
    return new ColumnDefinition(
        name,
        columnId,
        type,
        notNull,
        defaultText,
        written,
        also,
        onceEncrypted || (encryption != null && written == null));
  }

  /** The encryptions that stored values may have. */
  public List<Encryption> encryptions() {
    return Stream.of(encryption, other == null ? null : other.encryption())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Whether values may be encrypted. */
  public boolean isEncrypted() {
    return encryption != null || other != null;
  }

  /** Whether NULL may be a ciphertext like any other. */
  public boolean hidesNull() {
    return encryptions().stream().anyMatch(Encryption::hidesNull);
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
    return other == null && (encryption == null || encryption.isSearchable(type));
  }

  /** A DEFAULT may hold what is secret elsewhere, so it is left out. */
  @Override
  public String toString() {
    return name + " " + type;
  }
}
