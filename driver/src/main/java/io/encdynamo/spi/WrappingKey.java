package io.encdynamo.spi;

/**
 * A master key: wraps data keys of 32 bytes. Safe for use by several threads. {@code toString} must
 * not show key material.
 */
public interface WrappingKey extends AutoCloseable {

  /**
   * Wraps a data key for one place in one catalog.
   *
   * @param dataKey 32 bytes, not kept
   * @return the blob to store; its first byte tells the form (format page, WRAPPED KEY)
   */
  byte[] wrap(WrapContext context, byte[] dataKey);

  /**
   * Undoes {@link #wrap}.
   *
   * @return 32 bytes that belong to the caller
   * @throws io.encdynamo.error.DriverException 5E002 if this key did not wrap this blob for this
   *     place; 08S01 or HYT00 if a service cannot be reached
   * @throws KeyDeniedException if the provider refuses the use of its key
   */
  byte[] unwrap(WrapContext context, byte[] blob);

  /** Wipes what it holds, as far as the platform allows. May be called twice. */
  @Override
  void close();
}
