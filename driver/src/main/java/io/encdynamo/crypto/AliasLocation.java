package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;

/**
 * What stands behind {@code keystore:} and {@code pkcs11:}.
 *
 * @param path before the first {@code #}
 * @param alias behind it
 */
record AliasLocation(String path, String alias) {

  /**
   * The two parts of a location.
   *
   * @param first what stands before the {@code #}, for the message
   * @throws DriverException 5E002 if there are no two; the text is not shown, it may be a secret
   */
  static AliasLocation of(String location, String scheme, String first) {
    int mark = location.indexOf('#');
    if (mark < 1 || mark == location.length() - 1) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "of provider " + scheme,
          "behind " + scheme + ": must stand " + first + ", # and the alias of a key");
    }
    return new AliasLocation(location.substring(0, mark), location.substring(mark + 1));
  }
}
