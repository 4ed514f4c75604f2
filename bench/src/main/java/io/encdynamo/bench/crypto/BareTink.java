package io.encdynamo.bench.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** AES-SIV of bytes, as Tink gives it: no type, no encoding, no envelope. */
final class BareTink {
  private static final int KEY_LENGTH = 64;
  private static final byte[] ASSOCIATED_DATA = "ten bytes.".getBytes(StandardCharsets.US_ASCII);

  private final DeterministicAead aead;
  private final List<byte[]> plain = new ArrayList<>();
  private final List<byte[]> stored = new ArrayList<>();

  BareTink(List<String> texts) throws GeneralSecurityException {
    aead = withRandomKey();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      plain.add(bytes);
      stored.add(aead.encryptDeterministically(bytes, ASSOCIATED_DATA));
    }
  }

  @AccessesPartialKey
  private static DeterministicAead withRandomKey() throws GeneralSecurityException {
    AesSivParameters parameters =
        AesSivParameters.builder()
            .setKeySizeBytes(KEY_LENGTH)
            .setVariant(AesSivParameters.Variant.NO_PREFIX)
            .build();
    return AesSiv.create(
        AesSivKey.builder()
            .setParameters(parameters)
            .setKeyBytes(SecretBytes.randomBytes(KEY_LENGTH))
            .build());
  }

  /** Encrypts all; the sum of the plaintexts' lengths. */
  long encrypt() throws GeneralSecurityException {
    long sum = 0;
    for (byte[] bytes : plain) {
      sum += aead.encryptDeterministically(bytes, ASSOCIATED_DATA).length - 16;
    }
    return sum;
  }

  /** Decrypts all; the same sum. */
  long decrypt() throws GeneralSecurityException {
    long sum = 0;
    for (byte[] bytes : stored) {
      sum += aead.decryptDeterministically(bytes, ASSOCIATED_DATA).length;
    }
    return sum;
  }
}
