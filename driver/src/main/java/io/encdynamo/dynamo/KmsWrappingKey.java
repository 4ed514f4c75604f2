package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;

/**
 * A key of KMS (format page, WRAPPED KEY, form 03). Every request names the configured key, never
 * one that a blob names, and the place of the data key as encryption context.
 */
final class KmsWrappingKey implements WrappingKey {
  private static final byte FORM = 3;

  private final KmsClient client;
  private final String keyId;
  private final KmsErrors errors;

  KmsWrappingKey(KmsClient client, String keyId, KmsErrors errors) {
    this.client = client;
    this.keyId = keyId;
    this.errors = errors;
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    try {
      byte[] ciphertext =
          client
              .encrypt(
                  request ->
                      request
                          .keyId(keyId)
                          .plaintext(SdkBytes.fromByteArrayUnsafe(dataKey))
                          .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                          .encryptionContext(encryptionContext(context)))
              .ciphertextBlob()
              .asByteArrayUnsafe();
      byte[] blob = new byte[1 + ciphertext.length];
      blob[0] = FORM;
      System.arraycopy(ciphertext, 0, blob, 1, ciphertext.length);
      return blob;
    } catch (SdkException failure) {
      throw errors.of(failure, context);
    }
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    if (blob.length < 2 || blob[0] != FORM) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          context,
          "it is not wrapped by a master key of this kind; name the provider that wrapped it");
    }
    try {
      return client
          .decrypt(
              request ->
                  request
                      .keyId(keyId)
                      .ciphertextBlob(
                          SdkBytes.fromByteArrayUnsafe(Arrays.copyOfRange(blob, 1, blob.length)))
                      .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                      .encryptionContext(encryptionContext(context)))
          .plaintext()
          .asByteArrayUnsafe();
    } catch (SdkException failure) {
      throw errors.of(failure, context);
    }
  }

  private static Map<String, String> encryptionContext(WrapContext context) {
    Map<String, String> pairs = new TreeMap<>();
    pairs.put("encdynamo:catalog", context.catalog());
    pairs.put("encdynamo:key", context.key());
    pairs.put("encdynamo:version", Integer.toUnsignedString(context.version()));
    String table = context.table();
    if (table != null) {
      pairs.put("encdynamo:table", table);
    }
    return pairs;
  }

  /** Holds no key; the client is the provider's. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return "master key in KMS";
  }
}
