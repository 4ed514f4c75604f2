package io.encdynamo.crypto;

import org.jspecify.annotations.Nullable;

/**
 * How a column is encrypted, as its authenticated catalog entry says.
 *
 * @param keyId the data key, by its id
 * @param domain columns of one domain encrypt equal values alike; null for the column alone
 * @param padded whether lengths are hidden
 * @param blindIndexBits length of the companion's blind index in bits, 8 to 256; 0 for none
 */
public record Encryption(
    EncryptionMode mode,
    Suite suite,
    Id16 keyId,
    @Nullable String domain,
    boolean padded,
    int blindIndexBits) {

  public boolean isDeterministic() {
    return mode == EncryptionMode.DETERMINISTIC;
  }

  /** Whether NULL is a ciphertext like any other. */
  public boolean hidesNull() {
    return padded && mode == EncryptionMode.RANDOMIZED;
  }
}
