package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Master keys made of a passphrase by Argon2id (format page, WRAPPED KEY, form 02): one for each
 * salt and cost met, computed when first needed and kept. What is written has the catalog's id as
 * its salt, which is random and the same for all keys of the catalog, so a connection computes one.
 */
final class PassphraseWrappingKey implements WrappingKey {
  private static final byte FORM = 2;
  private static final byte[] NONE = {};
  private static final int PASSES_AT = 1 + Integer.BYTES;
  private static final int SALT_AT = PASSES_AT + 1;
  private static final int SEALED_AT = SALT_AT + Argon2id.SALT_LENGTH;
  private static final int BLOB_LENGTH = SEALED_AT + LocalWrappingKey.SEALED_LENGTH;

  private final byte[] passphrase;
  private final PassphraseCost cost;
  private final ConcurrentHashMap<Recipe, LocalWrappingKey> made = new ConcurrentHashMap<>();
  private final SingleFlight<Recipe, LocalWrappingKey> making = new SingleFlight<>();
  private boolean closed;

  private record Recipe(PassphraseCost cost, Bytes salt) {}

  /**
   * The keys of a passphrase.
   *
   * @param passphrase its UTF-8, which now belongs to this object
   * @param cost of the keys that this object wraps with
   */
  PassphraseWrappingKey(byte[] passphrase, PassphraseCost cost) {
    this.passphrase = passphrase;
    this.cost = cost;
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    byte[] salt = HexFormat.of().parseHex(context.catalog());
    byte[] blob = new byte[BLOB_LENGTH];
    blob[0] = FORM;
    BigEndian.putInt(blob, 1, cost.memoryKib());
    blob[PASSES_AT] = (byte) cost.passes();
    System.arraycopy(salt, 0, blob, SALT_AT, salt.length);
    master(context, new Recipe(cost, Bytes.of(salt))).seal(context, dataKey, blob, SEALED_AT);
    return blob;
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    if (blob.length != BLOB_LENGTH || blob[0] != FORM) {
      throw LocalWrappingKey.otherForm(context);
    }
    PassphraseCost stored =
        new PassphraseCost(BigEndian.getInt(blob, 1), Byte.toUnsignedInt(blob[PASSES_AT]));
    Bytes salt = Bytes.of(Arrays.copyOfRange(blob, SALT_AT, SEALED_AT));
    return master(context, new Recipe(stored, salt)).open(context, blob, SEALED_AT);
  }

  private LocalWrappingKey master(WrapContext context, Recipe recipe) {
    LocalWrappingKey known = made.get(recipe);
    return known != null ? known : making.run(recipe, () -> make(context, recipe));
  }

  private LocalWrappingKey make(WrapContext context, Recipe recipe) {
    recipe.cost().require(context);
    byte[] secret = passphrase(context);
    try {
      LocalWrappingKey key =
          new LocalWrappingKey(
              Argon2id.derive(
                  secret,
                  recipe.salt().toArray(),
                  recipe.cost().memoryKib(),
                  recipe.cost().passes(),
                  NONE,
                  NONE));
      return keep(recipe, key);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private synchronized byte[] passphrase(WrapContext context) {
    if (closed) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, context, "the connection is closed; open a new one");
    }
    return passphrase.clone();
  }

  private synchronized LocalWrappingKey keep(Recipe recipe, LocalWrappingKey key) {
    if (closed) {
      key.close();
      return key;
    }
    LocalWrappingKey first = made.putIfAbsent(recipe, key);
    if (first != null) {
      key.close();
      return first;
    }
    return key;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(passphrase, (byte) 0);
    made.values().forEach(LocalWrappingKey::close);
    made.clear();
  }

  @Override
  public String toString() {
    return "master key of a passphrase";
  }
}
