package io.encdynamo.crypto;

import io.encdynamo.value.Json;
import io.encdynamo.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys of pynamodb_mate for tests: the password of the format page, in a made-up environment. */
final class Passwords {
  static final String URI = "pynamodb-mate:env:MATE";
  static final String PASSWORD = FormatPage.vectors("matekey").get(0).text(0);

  private Passwords() {}

  static KeyRing ring(String password) {
    return ring(Map.of("MATE", password), Set.of("pynamodb-mate"));
  }

  static KeyRing ring(Map<String, String> environment, Set<String> allowed) {
    KeyProviders providers =
        new KeyProviders(
            allowed, property -> null, List.of(new PynamodbMateKeyProvider(environment::get)));
    return new KeyRing(Rings.CATALOG, Rings.master(), providers, Duration.ofMinutes(5));
  }

  /** The password as a key's only version. */
  static KeyEntry key() {
    return Rings.key(
        URI, ring(PASSWORD).newVersion("default", Rings.KEY, URI, Rings.KVID, KeyState.CURRENT));
  }

  static Encryption encryption(EncryptionMode mode) {
    return new Encryption(mode, Suites.PYNAMODB_MATE, Rings.KEY, null, false, 0);
  }

  static ColumnCipher cipher(String type, EncryptionMode mode) {
    return ColumnCipher.of(Rings.place(type), encryption(mode), key(), ring(PASSWORD));
  }

  /** A value as the vectors have it; in documents, numbers as they are written. */
  static Value value(String type, String text) {
    return switch (type) {
      case "JSON", "ANY", "LIST", "MAP" -> Json.read(text);
      default -> Samples.value(type, text);
    };
  }
}
