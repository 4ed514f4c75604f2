package io.encdynamo.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, version 1.3 (RFC 9106), with four lanes and a tag of 32 bytes. */
final class Argon2id {
  static final int SALT_LENGTH = 16;

  private static final int LANES = 4;

  private Argon2id() {}

  /**
   * The tag. Takes its memory from the heap, and wipes it.
   *
   * @param secret the RFC's K; empty for none
   * @param associatedData the RFC's X; empty for none
   */
  static byte[] derive(
      byte[] password,
      byte[] salt,
      int memoryKib,
      int passes,
      byte[] secret,
      byte[] associatedData) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withParallelism(LANES)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withSalt(salt)
            .withSecret(secret)
            .withAdditional(associatedData)
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] tag = new byte[Derivation.KEY_LENGTH];
    generator.generateBytes(password, tag);
    return tag;
  }
}
