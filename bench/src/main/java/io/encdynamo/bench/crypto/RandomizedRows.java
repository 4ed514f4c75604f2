package io.encdynamo.bench.crypto;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Rows of three RANDOMIZED columns, each row with a key of its own. Safe for several threads. */
final class RandomizedRows {
  private static final int OVERHEAD = 34;

  private final List<ColumnCipher> ciphers;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String key, List<StringValue> plain, List<byte[]> stored) {}

  /**
   * @param ciphers of the three columns
   * @param texts three for each row
   */
  RandomizedRows(List<ColumnCipher> ciphers, List<String> texts) {
    this.ciphers = ciphers;
    for (int at = 0; at + ciphers.size() <= texts.size(); at += ciphers.size()) {
      String key = "row-%012d".formatted(at);
      RowBinding binding = RowBinding.of(KeyAttribute.string(key), null);
      List<StringValue> plain = new ArrayList<>();
      List<byte[]> stored = new ArrayList<>();
      for (int i = 0; i < ciphers.size(); i++) {
        StringValue value = new StringValue(texts.get(at + i));
        plain.add(value);
        stored.add(ciphers.get(i).encrypt(value, binding));
      }
      rows.add(new Row(key, plain, stored));
    }
  }

  /** Encrypts all; the sum of the plaintexts' lengths. */
  long encrypt() {
    long sum = 0;
    for (Row row : rows) {
      RowBinding binding = RowBinding.of(KeyAttribute.string(row.key()), null);
      for (int i = 0; i < ciphers.size(); i++) {
        sum += ciphers.get(i).encrypt(row.plain().get(i), binding).length - OVERHEAD;
      }
    }
    return sum;
  }

  /** Decrypts all; the same sum. */
  long decrypt() {
    long sum = 0;
    for (Row row : rows) {
      RowBinding binding = RowBinding.of(KeyAttribute.string(row.key()), null);
      for (int i = 0; i < ciphers.size(); i++) {
        sum +=
            ((StringValue) ciphers.get(i).decrypt(row.stored().get(i), binding)).value().length();
      }
    }
    return sum;
  }
}
