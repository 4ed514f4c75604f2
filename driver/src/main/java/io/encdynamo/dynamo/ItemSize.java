package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's limits for what is stored (developer guide, "Item sizes and formats" and "Quotas"),
 * checked before anything is sent.
 */
final class ItemSize {
  private static final int MOST_ITEM_BYTES = 400 * 1024;
  private static final int MOST_PARTITION_KEY_BYTES = 2048;
  private static final int MOST_SORT_KEY_BYTES = 1024;
  private static final int MOST_LEVELS = 32;
  private static final int DOCUMENT_BYTES = 3;

  private ItemSize() {}

  /**
   * @throws DriverException 54000 past 400 KB or 32 levels
   */
  static void check(Map<String, AttributeValue> item, String table) {
    long size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += utf8(attribute.getKey()) + of(attribute.getValue(), 1);
    }
    if (size > MOST_ITEM_BYTES) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED, "An item of table '" + table + "'", "400 KB");
    }
  }

  /**
   * @throws DriverException 54000 for an empty or too long key
   */
  static void checkPartitionKey(AttributeValue value, String column) {
    checkKey(value, column, MOST_PARTITION_KEY_BYTES);
  }

  /**
   * @throws DriverException 54000 for an empty or too long key
   */
  static void checkSortKey(AttributeValue value, String column) {
    checkKey(value, column, MOST_SORT_KEY_BYTES);
  }

  /** Whether a value has no bytes, so that no key attribute can have it. */
  static boolean isEmpty(AttributeValue value) {
    return of(value, 1) == 0;
  }

  /** Whether a value can be that of a partition key. */
  static boolean isPartitionKey(AttributeValue value) {
    return !isEmpty(value) && of(value, 1) <= MOST_PARTITION_KEY_BYTES;
  }

  private static void checkKey(AttributeValue value, String column, int most) {
    long size = of(value, 1);
    if (size == 0 || size > most) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED,
          "A value of the key column '" + column + "', as it is stored,",
          "1 to " + most + " bytes");
    }
  }

  /** The size of a value; of a number the most it takes. */
  private static long of(AttributeValue value, int level) {
    if (level > MOST_LEVELS) {
      throw new DriverException(ErrorCode.LIMIT_EXCEEDED, "A document", "32 levels");
    }
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> AttributeDecoder.bytes(value.b()).length;
      case BOOL, NUL -> 1;
      case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
      case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToLong(b -> AttributeDecoder.bytes(b).length).sum();
      case L ->
          DOCUMENT_BYTES
              + value.l().stream().mapToLong(element -> 1 + of(element, level + 1)).sum();
      case M ->
          DOCUMENT_BYTES
              + value.m().entrySet().stream()
                  .mapToLong(member -> 1 + utf8(member.getKey()) + of(member.getValue(), level + 1))
                  .sum();
      case UNKNOWN_TO_SDK_VERSION -> 0;
    };
  }

  /** About a byte for two digits, and one. */
  private static long number(String text) {
    return text.length() / 2 + 1L;
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
