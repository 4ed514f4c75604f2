package io.encdynamo.bench.crypto;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** A DETERMINISTIC column's values: from typed value to stored bytes and back. */
final class DeterministicColumn {
  private static final int OVERHEAD = 22;

  private final ColumnCipher cipher;
  private final RowBinding row = RowBinding.of(KeyAttribute.string("any"), null);
  private final List<StringValue> plain = new ArrayList<>();
  private final List<byte[]> stored = new ArrayList<>();

  DeterministicColumn(ColumnCipher cipher, List<String> texts) {
    this.cipher = cipher;
    for (String text : texts) {
      StringValue value = new StringValue(text);
      plain.add(value);
      stored.add(cipher.encrypt(value, row));
    }
  }

  /** Encrypts all; the sum of the plaintexts' lengths. */
  long encrypt() {
    long sum = 0;
    for (StringValue value : plain) {
      sum += cipher.encrypt(value, row).length - OVERHEAD;
    }
    return sum;
  }

  /** Decrypts all; the same sum. */
  long decrypt() {
    long sum = 0;
    for (byte[] bytes : stored) {
      sum += ((StringValue) cipher.decrypt(bytes, row)).value().length();
    }
    return sum;
  }
}
