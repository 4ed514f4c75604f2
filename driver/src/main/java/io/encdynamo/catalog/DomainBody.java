package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.value.StructValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a domain's entry (format page, CATALOG, domain). */
final class DomainBody {
  private DomainBody() {}

  /** Its id says its name, so that a name has one entry: the first 16 bytes of SHA-256. */
  static EntryId id(String name) {
    Bytes hash = Sha256.of(Bytes.of(name.getBytes(StandardCharsets.UTF_8)));
    return new EntryId(EntryKind.DOMAIN, Id16.of(Arrays.copyOf(hash.toArray(), Id16.LENGTH)));
  }

  static StructValue write(DomainEntry domain) {
    return new Body()
        .put("name", domain.name())
        .put("key", domain.keyId().bytes())
        .put("type", TableBody.type(domain.type()))
        .put("padded", domain.padded())
        .put("blind_index_bits", domain.blindIndexBits())
        .end();
  }

  static DomainEntry read(EntryId id, StructValue body) throws NotAuthenticException {
    DomainEntry domain =
        Fields.readAll(
            body,
            fields ->
                new DomainEntry(
                    fields.string("name"),
                    fields.id("key"),
                    fields.part("type", TableBody::type),
                    fields.flag("padded"),
                    fields.number("blind_index_bits")));
    if (!id(domain.name()).equals(id)) {
      throw Fields.malformed();
    }
    return domain;
  }
}
