package io.encdynamo.crypto;

import io.encdynamo.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column is encrypted, as its authenticated catalog entry says.
 *
 * @param keyId the data key, by its id
 * @param domain columns of one domain encrypt equal values alike; null for the column alone
 * @param padded whether lengths are hidden
 * @param blindIndexBits length of the companion's blind index in bits, 8 to 256; 0 for none
 * @param versions the key versions that stored values may have, the one that is written first;
 *     empty for those that the key says. A key column has its own: they change by moving its items
 */
public record Encryption(
    EncryptionMode mode,
    Suite suite,
    Id16 keyId,
    @Nullable String domain,
    boolean padded,
    int blindIndexBits,
    List<Integer> versions) {

  public Encryption {
    versions = List.copyOf(versions);
  }

  /** One whose versions are as the key says. */
  public Encryption(
      EncryptionMode mode,
      Suite suite,
      Id16 keyId,
      @Nullable String domain,
      boolean padded,
      int blindIndexBits) {
    this(mode, suite, keyId, domain, padded, blindIndexBits, List.of());
  }

  /** The same under other key versions. */
  public Encryption withVersions(List<Integer> others) {
    return new Encryption(mode, suite, keyId, domain, padded, blindIndexBits, others);
  }

  public boolean isDeterministic() {
    return mode == EncryptionMode.DETERMINISTIC;
  }

  /** Whether the stored forms of a value of a type can be told, to look for them. */
  public boolean isSearchable(SqlType type) {
    return isDeterministic() && suite.isSearchable(type);
  }

  /** Whether a companion attribute stands beside each value. */
  public boolean hasBlindIndex() {
    return blindIndexBits != 0;
  }

  /** Whether NULL is a ciphertext like any other. */
  public boolean hidesNull() {
    return padded && mode == EncryptionMode.RANDOMIZED;
  }
}
