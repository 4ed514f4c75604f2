package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The key providers of a connection, and which of them SQL and catalog may name. */
public final class KeyProviders {
  private static final List<KeyProvider> BUILT_IN =
      List.of(
          new FileKeyProvider(),
          new EnvKeyProvider(),
          new KeystoreKeyProvider(),
          new PassphraseKeyProvider(),
          new Pkcs11KeyProvider(),
          new PynamodbMateKeyProvider());

  private final Set<String> allowed;
  private final KeyProvider.Settings settings;
  private final List<KeyProvider> builtIn;

  /**
   * The providers of a connection.
   *
   * @param allowed the property {@code providers}: schemes in lower case
   * @param settings the connection's properties, for providers that need more than a URI
   * @param others the driver's own providers that live outside of this room
   */
  public KeyProviders(Set<String> allowed, KeyProvider.Settings settings, KeyProvider... others) {
    this(allowed, settings, Stream.concat(Stream.of(others), BUILT_IN.stream()).toList());
  }

  KeyProviders(Set<String> allowed, KeyProvider.Settings settings, List<KeyProvider> builtIn) {
    this.allowed = Set.copyOf(allowed);
    this.settings = settings;
    this.builtIn = List.copyOf(builtIn);
  }

  /**
   * The master key that the property {@code keys} names, whatever its provider. The caller closes
   * it.
   *
   * @throws DriverException 08001 if there is no such provider, or it has no master keys; 5E002 if
   *     there is no usable key; 28000 if the provider refuses it
   */
  public WrappingKey master(String uri) {
    KeyProvider provider = provider(scheme(uri));
    if (provider == null || provider instanceof PynamodbMateKeyProvider) {
      // only the scheme of a known provider is shown: the text may be the key itself
      throw new DriverException(
          ErrorCode.PROPERTY_MALFORMED, "keys", "no such key provider", String.join(", ", forms()));
    }
    try {
      return provider.open(location(uri), settings);
    } catch (KeyDeniedException denied) {
      throw new DriverException(denied, ErrorCode.ACCESS_DENIED, "the master key", denied.reason());
    }
  }

  /**
   * A master key given as bytes, as an endpoint's own.
   *
   * @param key 32 bytes, copied
   */
  public static WrappingKey master(byte[] key) {
    return new LocalWrappingKey(key.clone());
  }

  /**
   * The master key that SQL or the catalog names.
   *
   * @throws DriverException 5E002 if its provider is not allowed, or there is no usable key
   * @throws KeyDeniedException if the provider refuses it
   */
  public WrappingKey named(String uri) {
    String scheme = scheme(uri);
    if (!allowed.contains(scheme)) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "behind USING",
          "its kind of provider is not listed; add it to the connection property providers");
    }
    KeyProvider provider = provider(scheme);
    if (provider == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "behind USING",
          "there is no provider '" + scheme + "' on the class path");
    }
    return provider.open(location(uri), settings);
  }

  private List<String> forms() {
    List<String> forms = new ArrayList<>();
    builtIn.stream()
        .filter(provider -> !(provider instanceof PynamodbMateKeyProvider))
        .forEach(provider -> forms.add(form(provider)));
    ServiceLoader.load(KeyProvider.class, KeyProvider.class.getClassLoader())
        .forEach(provider -> forms.add(form(provider)));
    return forms.stream().distinct().toList();
  }

  private static String form(KeyProvider provider) {
    return provider instanceof PassphraseKeyProvider
        ? provider.scheme()
        : provider.scheme() + ":...";
  }

  private @Nullable KeyProvider provider(String scheme) {
    for (KeyProvider provider : builtIn) {
      if (provider.scheme().equals(scheme)) {
        return provider;
      }
    }
    for (KeyProvider provider :
        ServiceLoader.load(KeyProvider.class, KeyProvider.class.getClassLoader())) {
      if (provider.scheme().equals(scheme)) {
        return provider;
      }
    }
    return null;
  }

  /** What stands before the first colon; the whole of a URI without one, as {@code passphrase}. */
  static String scheme(String uri) {
    int colon = uri.indexOf(':');
    return (colon < 0 ? uri : uri.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  private static String location(String uri) {
    int colon = uri.indexOf(':');
    return colon < 0 ? "" : uri.substring(colon + 1);
  }
}
