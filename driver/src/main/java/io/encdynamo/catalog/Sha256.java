package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every Java platform has. */
final class Sha256 {
  static final int LENGTH = 32;

  private Sha256() {}

  static Bytes of(Bytes bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is not available", impossible);
    }
  }
}
