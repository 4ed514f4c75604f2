package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A column whose encryption changes: what is stored says itself which form it has, and is believed
 * if that form is allowed now (format page, rule 5). What claims to be ciphertext must
 * authenticate. Companions are not looked at: an old form may have none.
 */
final class TwoForms {
  private final BoundTable table;
  private final ColumnDefinition column;
  private final List<ColumnCipher> ciphers;
  private final Function<AttributeValue, Value> inClear;

  /**
   * @param inClear decodes a value in clear
   */
  TwoForms(BoundTable table, ColumnDefinition column, Function<AttributeValue, Value> inClear) {
    this.table = table;
    this.column = column;
    this.inClear = inClear;
    this.ciphers =
        Stream.of(table.cipher(column.name()), table.otherCipher(column.name()))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .sorted(Comparator.comparing(TwoForms::isNameless))
            .toList();
  }

  /** Whether values do not say what they are, so that others are asked first. */
  private static boolean isNameless(ColumnCipher cipher) {
    return cipher.liveVersions().stream().anyMatch(kvid -> cipher.header(kvid).length == 0);
  }

  Value of(@Nullable AttributeValue stored, ItemBinding row) {
    if (stored == null || Boolean.TRUE.equals(stored.nul())) {
      return absent(stored);
    }
    if (stored.b() != null) {
      byte[] bytes = AttributeDecoder.bytes(stored.b());
      for (ColumnCipher cipher : ciphers) {
        if (cipher.claims(bytes)) {
          return new StoredCell(bytes, null, cipher, row);
        }
      }
    }
    if (!table.acceptsClear(column)) {
      throw notAuthentic();
    }
    return inClear.apply(stored);
  }

  private Value absent(@Nullable AttributeValue stored) {
    boolean allHide = ciphers.stream().allMatch(ColumnCipher::encryptsNull);
    if (column.notNull() || (allHide && !table.acceptsClear(column) && stored != null)) {
      throw notAuthentic();
    }
    return stored == null ? MissingValue.MISSING : NullValue.NULL;
  }

  private DriverException notAuthentic() {
    return new DriverException(ErrorCode.NOT_AUTHENTIC, column.name(), table.name());
  }
}
