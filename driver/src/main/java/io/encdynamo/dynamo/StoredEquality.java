package io.encdynamo.dynamo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * When DynamoDB takes stored values for the same: numbers by value, whatever their digits look like
 * (it gives 1E+2 back as 100), sets in any order, all else as it stands.
 */
final class StoredEquality {
  private StoredEquality() {}

  static boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return canonical(one).equals(canonical(other));
  }

  /** Something that equals what stands for the same item. */
  static Object canonical(Map<String, AttributeValue> item) {
    Map<String, Object> canonical = new HashMap<>();
    item.forEach((name, value) -> canonical.put(name, canonical(value)));
    return canonical;
  }

  /** Something that equals what stands for the same value, and nothing else. */
  static Object canonical(AttributeValue value) {
    return switch (value.type()) {
      case N -> number(value.n());
      case NS -> new HashSet<>(value.ns().stream().map(StoredEquality::number).toList());
      case SS -> List.of("SS", new HashSet<>(value.ss()));
      case BS -> List.of("BS", new HashSet<>(value.bs()));
      case L -> value.l().stream().map(StoredEquality::canonical).toList();
      case M -> List.of("M", canonical(value.m()));
      case S, B, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> value;
    };
  }

  private static Object number(String stored) {
    return NumberText.decimal(stored).stripTrailingZeros();
  }
}
