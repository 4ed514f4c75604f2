package io.encdynamo.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 with one key. Safe for several threads: each keeps an instance that is keyed
 * already.
 */
final class Mac256 {
  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final ThreadLocal<Mac> macs;

  Mac256(byte[] key) {
    SecretKeySpec spec = new SecretKeySpec(key, ALGORITHM);
    this.macs = ThreadLocal.withInitial(() -> keyed(spec));
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC with SHA-256 is not available", impossible);
    }
  }

  byte[] of(byte[]... parts) {
    Mac mac = macs.get();
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
