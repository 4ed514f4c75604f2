package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A master key of 32 bytes in this process (format page, WRAPPED KEY, form 01). Each context has a
 * wrapping key and a check of its own; the check tells another master key from a damaged blob.
 */
final class LocalWrappingKey implements WrappingKey {
  private static final byte FORM = 1;
  private static final int CHECK_LENGTH = 32;
  private static final int SEALED_AT = 1;

  /** Length of check and sealed key. */
  static final int SEALED_LENGTH = CHECK_LENGTH + Siv.OVERHEAD + Derivation.KEY_LENGTH;

  private final byte[] master;
  private boolean closed;

  /**
   * A master key.
   *
   * @param master 32 bytes, which now belong to this object
   */
  LocalWrappingKey(byte[] master) {
    if (master.length != Derivation.KEY_LENGTH) {
      throw new IllegalArgumentException("A master key has 32 bytes");
    }
    this.master = master;
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    byte[] blob = new byte[SEALED_AT + SEALED_LENGTH];
    blob[0] = FORM;
    seal(context, dataKey, blob, SEALED_AT);
    return blob;
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    if (blob.length != SEALED_AT + SEALED_LENGTH || blob[0] != FORM) {
      throw otherForm(context);
    }
    return open(context, blob, SEALED_AT);
  }

  /** Writes check and sealed key into a blob. */
  void seal(WrapContext context, byte[] dataKey, byte[] blob, int at) {
    byte[] associatedData = context.bytes();
    byte[] derived = derive(context, associatedData);
    try {
      byte[] sealed = siv(derived).encrypt(dataKey, associatedData);
      System.arraycopy(derived, Siv.KEY_LENGTH, blob, at, CHECK_LENGTH);
      System.arraycopy(sealed, 0, blob, at + CHECK_LENGTH, sealed.length);
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  /** Undoes {@link #seal}; they are the blob's last bytes. */
  byte[] open(WrapContext context, byte[] blob, int at) {
    byte[] associatedData = context.bytes();
    byte[] derived = derive(context, associatedData);
    int sealedAt = at + CHECK_LENGTH;
    byte[] check = Arrays.copyOfRange(derived, Siv.KEY_LENGTH, derived.length);
    try {
      if (!MessageDigest.isEqual(check, Arrays.copyOfRange(blob, at, sealedAt))) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE,
            context,
            "another master key wrapped it, or it belongs to another place; set the one it was made with");
      }
      return siv(derived).decrypt(Arrays.copyOfRange(blob, sealedAt, blob.length), associatedData);
    } catch (GeneralSecurityException damaged) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, context, "the wrapped key is damaged; restore the catalog");
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  /** 5E002: the blob is of another form than the key makes. */
  static DriverException otherForm(WrapContext context) {
    return new DriverException(
        ErrorCode.KEY_NOT_AVAILABLE,
        context,
        "it is not wrapped by a master key of this kind; name the provider that wrapped it");
  }

  private synchronized byte[] derive(WrapContext context, byte[] associatedData) {
    if (closed) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, context, "the connection is closed; open a new one");
    }
    return Derivation.fromMasterKey(master, associatedData, Siv.KEY_LENGTH + CHECK_LENGTH);
  }

  private static Siv siv(byte[] derived) {
    byte[] key = Arrays.copyOf(derived, Siv.KEY_LENGTH);
    try {
      return Siv.plain(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(master, (byte) 0);
  }

  @Override
  public String toString() {
    return "master key";
  }
}
