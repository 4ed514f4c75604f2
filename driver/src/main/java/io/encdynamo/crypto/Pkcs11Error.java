package io.encdynamo.crypto;

import org.jspecify.annotations.Nullable;

/**
 * The return value of PKCS#11 behind an exception of SunPKCS11, whose own classes are not exported.
 */
final class Pkcs11Error {
  private Pkcs11Error() {}

  /** Such as {@code CKR_PIN_INCORRECT}; empty if there is none. */
  static String code(Throwable failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && message.matches("CKR_[A-Z_]+")) {
        return message;
      }
    }
    return "";
  }

  /** The same in brackets, to be put behind a text. */
  static String in(Throwable failure) {
    String code = code(failure);
    return code.isEmpty() ? "" : " (" + code + ")";
  }
}
