package io.encdynamo.value;

/**
 * A value that is still ciphertext. {@link #force} decrypts and authenticates it, at the first call
 * only; what fails authentication is an error there, never a wrong value.
 */
public non-sealed interface DeferredValue extends Value {

  /**
   * The value, decrypted and authenticated.
   *
   * @throws io.encdynamo.error.DriverException 5E001 if it is not authentic
   */
  @Override
  Value force();

  @Override
  default ValueKind kind() {
    return force().kind();
  }
}
