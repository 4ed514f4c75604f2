package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.value.StructValue;

/** The body of a key's entry (format page, CATALOG, key). */
final class KeyBody {
  private KeyBody() {}

  static StructValue write(KeyEntry key) {
    return new Body()
        .put("name", key.name())
        .put("provider", key.provider())
        .put("versions", key.versions().stream().map(KeyBody::version).toList())
        .end();
  }

  static KeyEntry read(Id16 keyId, StructValue body) throws NotAuthenticException {
    KeyEntry key =
        Fields.readAll(
            body,
            fields ->
                new KeyEntry(
                    fields.string("name"),
                    keyId,
                    fields.optionalString("provider"),
                    fields.parts("versions", KeyBody::version)));
    long current =
        key.versions().stream().filter(version -> version.state() == KeyState.CURRENT).count();
    if (current > 1) {
      throw Fields.malformed();
    }
    return key;
  }

  private static StructValue version(KeyVersion version) {
    return new Body()
        .put("version", version.kvid())
        .put("state", version.state())
        .put("wrapped", version.wrapped().toArray())
        .put("commitment", version.commitment().toArray())
        .end();
  }

  private static KeyVersion version(Fields fields) throws NotAuthenticException {
    return new KeyVersion(
        fields.number("version"),
        fields.constant("state", KeyState.class),
        Bytes.of(fields.bytes("wrapped")),
        Bytes.of(fields.bytes("commitment")));
  }
}
