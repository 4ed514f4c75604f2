package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.value.StructValue;

/**
 * The body of an entry that attaches a table as a restore of another one (format page, CATALOG,
 * table attached as a restore).
 *
 * @param name the table's name in DynamoDB
 * @param original the tableId of the one it was restored from
 */
record RestoreBody(String name, Id16 original) {
  private static final String ORIGINAL = "restore_of";

  static boolean isOne(StructValue body) {
    return body.get(ORIGINAL) != null;
  }

  StructValue write() {
    return new Body().put("name", name).put(ORIGINAL, original.bytes()).end();
  }

  static RestoreBody read(StructValue body) throws NotAuthenticException {
    return Fields.readAll(
        body,
        fields -> {
          byte[] original = fields.bytes(ORIGINAL);
          if (original.length != Id16.LENGTH) {
            throw Fields.malformed();
          }
          return new RestoreBody(fields.string("name"), Id16.of(original));
        });
  }
}
