package io.encdynamo.spi;

import org.jspecify.annotations.Nullable;

/**
 * A kind of place where master keys are: {@code file:}, {@code env:}, a key service. Found by
 * {@link java.util.ServiceLoader}; the schemes that the driver brings itself cannot be taken over.
 * SQL and catalog may name a provider only if the property {@code providers} lists its scheme; the
 * property {@code keys} may name any.
 */
public interface KeyProvider {

  /** What stands before the first colon of its URIs, in lower case: {@code kms}. */
  String scheme();

  /**
   * Opens a master key. Called from any thread.
   *
   * @param location what stands behind the first colon of the URI
   * @param settings the connection's properties that a provider may need
   * @throws io.encdynamo.error.DriverException 5E002 if there is no such key or it is unusable; the
   *     reason never contains the key
   * @throws KeyDeniedException if the key is there and refused
   */
  WrappingKey open(String location, Settings settings);

  /** Connection properties by name; null for one that is not set. */
  @FunctionalInterface
  interface Settings {
    @Nullable String get(String property);
  }
}
