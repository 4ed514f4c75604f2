package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** A key inside a token, used with AES-GCM (format page, WRAPPED KEY, form 04). */
final class Pkcs11WrappingKey implements WrappingKey {
  private static final byte FORM = 4;
  private static final int SEALED_AT = 1 + Nonces.LENGTH;
  private static final int SEALED_LENGTH = Derivation.KEY_LENGTH + Gcm.TAG_LENGTH;

  private final Pkcs11Token token;
  private final Provider provider;
  private final SecretKey key;
  private final AtomicBoolean closed = new AtomicBoolean();

  Pkcs11WrappingKey(Pkcs11Token token, Provider provider, SecretKey key) {
    this.token = token;
    this.provider = provider;
    this.key = key;
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    byte[] blob = new byte[SEALED_AT + SEALED_LENGTH];
    blob[0] = FORM;
    Nonces.put(blob, 1);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, context, blob, dataKey, 0, dataKey.length);
    System.arraycopy(sealed, 0, blob, SEALED_AT, SEALED_LENGTH);
    return blob;
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    if (blob.length != SEALED_AT + SEALED_LENGTH || blob[0] != FORM) {
      throw LocalWrappingKey.otherForm(context);
    }
    return run(Cipher.DECRYPT_MODE, context, blob, blob, SEALED_AT, SEALED_LENGTH);
  }

  private byte[] run(
      int mode, WrapContext context, byte[] blob, byte[] input, int offset, int length) {
    if (closed.get()) {
      throw unusable(context, "the connection is closed; open a new one");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
      cipher.init(mode, key, new GCMParameterSpec(8 * Gcm.TAG_LENGTH, blob, 1, Nonces.LENGTH));
      cipher.updateAAD(context.bytes());
      return cipher.doFinal(input, offset, length);
    } catch (AEADBadTagException wrong) {
      throw unusable(
          context,
          "another master key wrapped it, it belongs to another place, or it is damaged; set the"
              + " one it was made with");
    } catch (NoSuchAlgorithmException unknown) {
      throw unusable(context, "the token does not encrypt with AES-GCM; use another one");
    } catch (GeneralSecurityException | ProviderException failure) {
      String code = Pkcs11Error.code(failure);
      if (code.equals("CKR_KEY_FUNCTION_NOT_PERMITTED")) {
        throw new KeyDeniedException("the token does not permit this use of its key");
      }
      throw unusable(
          context, "the token failed" + Pkcs11Error.in(failure) + "; see to it, then connect anew");
    }
  }

  private static DriverException unusable(WrapContext context, String reason) {
    return new DriverException(ErrorCode.KEY_NOT_AVAILABLE, context, reason);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      token.release();
    }
  }

  @Override
  public String toString() {
    return "master key in a token";
  }
}
