package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;

/** Refuses Java runtimes on which encryption can go wrong. */
public final class JavaRuntime {
  // JDK-8292158: AES-CTR with AVX-512 may give wrong bytes before this release
  private static final Runtime.Version SOUND = Runtime.Version.parse("17.0.6");

  private JavaRuntime() {}

  /**
   * Returns if this runtime is sound.
   *
   * @throws DriverException 08001 below 17.0.6
   */
  public static void requireSound() {
    requireSound(Runtime.version());
  }

  static void requireSound(Runtime.Version version) {
    if (version.compareToIgnoreOptional(SOUND) < 0) {
      throw new DriverException(
          ErrorCode.CANNOT_CONNECT,
          "DynamoDB with Java " + version,
          "before 17.0.6 it can corrupt AES-CTR on some processors (JDK-8292158); use a newer release");
    }
  }
}
