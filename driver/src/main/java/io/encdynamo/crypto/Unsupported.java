package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;

/**
 * Refuses the options of an encryption that this version cannot honour, rather than leave them out.
 */
final class Unsupported {
  private Unsupported() {}

  static void check(Encryption encryption, KeyEntry key) {
    Suite suite = encryption.suite();
    refuse(key.isFixed() != suite.isForeign(), "Suite " + suite.sqlName() + " with this key");
    if (!suite.hasOptions()) {
      refuse(encryption.padded(), "PADDED");
      refuse(encryption.domain() != null, "DOMAIN");
      refuse(encryption.hasBlindIndex(), "BLIND INDEX");
    }
    refuse(
        encryption.hasBlindIndex() && encryption.isDeterministic(),
        "BLIND INDEX of a DETERMINISTIC column");
  }

  private static void refuse(boolean used, String what) {
    if (used) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED, what, "leave it out, or use a newer driver");
    }
  }
}
