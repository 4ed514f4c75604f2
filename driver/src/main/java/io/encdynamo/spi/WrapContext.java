package io.encdynamo.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The place that a wrapped key belongs to (format page, WRAPPED KEY). A blob opens at its own place
 * only.
 */
public final class WrapContext {
  private static final byte[] LABEL = "EDv1 wrap".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_LENGTH = 16;

  private final byte[] catalogId;
  private final byte[] keyId;
  private final int version;
  private final @Nullable String table;
  private final String description;

  private WrapContext(
      byte[] catalogId, byte[] keyId, int version, @Nullable String table, String description) {
    if (catalogId.length != ID_LENGTH || keyId.length != ID_LENGTH) {
      throw new IllegalArgumentException("ids have 16 bytes");
    }
    this.catalogId = catalogId.clone();
    this.keyId = keyId.clone();
    this.version = version;
    this.table = table;
    this.description = description;
  }

  /**
   * The place of one version of a data key.
   *
   * @param name what messages call the key
   */
  public static WrapContext dataKey(byte[] catalogId, byte[] keyId, int version, String name) {
    String description = name + " version " + Integer.toUnsignedString(version);
    return new WrapContext(catalogId, keyId, version, null, description);
  }

  /** The place of a catalog's root key: key id and version are zero, the table's name is bound. */
  public static WrapContext rootKey(byte[] catalogId, String table) {
    String description = "of catalog '" + table + "'";
    return new WrapContext(catalogId, new byte[ID_LENGTH], 0, table, description);
  }

  /** The catalog's id, 32 digits of lower-case hex. */
  public String catalog() {
    return HexFormat.of().formatHex(catalogId);
  }

  /** The key's id, 32 digits of lower-case hex; zeros for the root key. */
  public String key() {
    return HexFormat.of().formatHex(keyId);
  }

  /** The key version, an unsigned number of 32 bits; 0 for the root key. */
  public int version() {
    return version;
  }

  /** The name of the catalog's table, for the root key only. */
  public @Nullable String table() {
    return table;
  }

  /** {@code "EDv1 wrap"|catalogId|keyId|kvid}, for the root key followed by the table's name. */
  public byte[] bytes() {
    byte[] name = table == null ? null : table.getBytes(StandardCharsets.UTF_8);
    int length = LABEL.length + 2 * ID_LENGTH + Integer.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(name == null ? length : length + Short.BYTES + name.length);
    bytes.put(LABEL).put(catalogId).put(keyId).putInt(version);
    if (name != null) {
      bytes.putShort((short) name.length).put(name);
    }
    return bytes.array();
  }

  /** What messages call the key, to stand behind "Key". */
  @Override
  public String toString() {
    return description;
  }
}
