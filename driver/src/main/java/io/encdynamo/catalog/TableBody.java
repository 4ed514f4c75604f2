package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.NotCanonicalException;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.crypto.Suite;
import io.encdynamo.crypto.Suites;
import io.encdynamo.spi.Codecs;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a table's entry (format page, CATALOG, table). */
final class TableBody {
  private final RootKey root;
  private final EntryId id;

  TableBody(RootKey root, Id16 tableId) {
    this.root = root;
    this.id = new EntryId(EntryKind.TABLE, tableId);
  }

  StructValue write(TableEntry table) {
    return new Body()
        .put("name", table.name())
        .put("columns", table.columns().stream().map(this::column).toList())
        .put("partition_key", table.partitionKey())
        .put("sort_key", table.sortKey())
        .put("indexes", table.indexes().stream().map(TableBody::index).toList())
        .put("next_column", table.nextColumnId())
        .end();
  }

  TableEntry read(StructValue body) throws NotAuthenticException {
    return Fields.readAll(
        body,
        fields ->
            new TableEntry(
                fields.string("name"),
                id.id(),
                fields.parts("columns", this::column),
                fields.string("partition_key"),
                fields.optionalString("sort_key"),
                fields.parts("indexes", TableBody::index),
                fields.number("next_column")));
  }

  private StructValue column(ColumnDefinition column) {
    String text = column.defaultText();
    return new Body()
        .put("name", column.name())
        .put("id", column.columnId())
        .put("type", type(column.type()))
        .put("not_null", column.notNull())
        .put("default", text == null ? null : root.seal(text, place(column.columnId())))
        .put("encryption", encryption(column.encryption()))
        .put("other", other(column.other()))
        .putMark("once_encrypted", column.onceEncrypted())
        .end();
  }

  private ColumnDefinition column(Fields fields) throws NotAuthenticException {
    int columnId = fields.number("id");
    byte[] sealed = fields.optionalBytes("default");
    return new ColumnDefinition(
        fields.string("name"),
        columnId,
        fields.part("type", TableBody::type),
        fields.flag("not_null"),
        sealed == null ? null : text(sealed, columnId),
        fields.optionalPart("encryption", TableBody::encryption),
        fields.optionalPart("other", TableBody::other),
        fields.mark("once_encrypted"));
  }

  private static @Nullable StructValue other(@Nullable OtherForm other) {
    return other == null
        ? null
        : new Body().put("encryption", encryption(other.encryption())).end();
  }

  private static OtherForm other(Fields fields) throws NotAuthenticException {
    return new OtherForm(fields.optionalPart("encryption", TableBody::encryption));
  }

  private String text(byte[] sealed, int columnId) throws NotAuthenticException {
    try {
      return root.open(sealed, place(columnId));
    } catch (NotCanonicalException notAuthentic) {
      throw new NotAuthenticException("a DEFAULT was changed or forged");
    }
  }

  /** The associated data of a text in this entry. */
  private byte[] place(int columnId) {
    return ByteBuffer.allocate(EntryId.LENGTH + Integer.BYTES)
        .put(id.bytes())
        .putInt(columnId)
        .array();
  }

  static StructValue type(SqlType type) {
    return new Body()
        .put("kind", type.kind())
        .put("length", type.length())
        .put("scale", type.scale())
        .put("codec", type.codec() == null ? null : type.codec().name())
        .end();
  }

  static SqlType type(Fields fields) throws NotAuthenticException {
    SqlType.Kind kind = fields.constant("kind", SqlType.Kind.class);
    int length = fields.number("length");
    int scale = fields.number("scale");
    String codec = fields.optionalString("codec");
    if ((kind == SqlType.Kind.CODEC) != (codec != null)) {
      throw Fields.malformed();
    }
    return new SqlType(kind, length, scale, codec == null ? null : Codecs.stored(codec));
  }

  private static @Nullable StructValue encryption(@Nullable Encryption encryption) {
    if (encryption == null) {
      return null;
    }
    return new Body()
        .put("mode", encryption.mode())
        .put("suite", encryption.suite().sqlName())
        .put("key", encryption.keyId().bytes())
        .put("domain", encryption.domain())
        .put("padded", encryption.padded())
        .put("blind_index_bits", encryption.blindIndexBits())
        .put("versions", versions(encryption))
        .end();
  }

  private static @Nullable List<IntegerValue> versions(Encryption encryption) {
    return encryption.versions().isEmpty()
        ? null
        : encryption.versions().stream().map(IntegerValue::new).toList();
  }

  private static Encryption encryption(Fields fields) throws NotAuthenticException {
    EncryptionMode mode = fields.constant("mode", EncryptionMode.class);
    Suite suite = Suites.named(fields.string("suite"));
    int bits = fields.number("blind_index_bits");
    boolean sensible = bits == 0 || (mode == EncryptionMode.RANDOMIZED && bits >= 8 && bits <= 256);
    if (suite == null || !suite.supports(mode) || !sensible) {
      throw Fields.malformed();
    }
    return new Encryption(
        mode,
        suite,
        fields.id("key"),
        fields.optionalString("domain"),
        fields.flag("padded"),
        bits,
        fields.optionalNumbers("versions"));
  }

  private static StructValue index(IndexDefinition index) {
    return new Body()
        .put("name", index.name())
        .put("kind", index.kind())
        .put("partition_key", index.partitionKey())
        .put("sort_key", index.sortKey())
        .put("projection", index.projection())
        .put("included", index.included().stream().map(StringValue::new).toList())
        .end();
  }

  private static IndexDefinition index(Fields fields) throws NotAuthenticException {
    return new IndexDefinition(
        fields.string("name"),
        fields.constant("kind", IndexDefinition.Kind.class),
        fields.string("partition_key"),
        fields.optionalString("sort_key"),
        fields.constant("projection", IndexDefinition.Projection.class),
        fields.strings("included"));
  }
}
