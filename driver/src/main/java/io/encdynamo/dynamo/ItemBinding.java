package io.encdynamo.dynamo;

import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.RowBinding;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row binding of an item, made of its stored key when it is first needed. */
final class ItemBinding {
  private final AttributeValue partition;
  private final @Nullable AttributeValue sort;
  private volatile @Nullable RowBinding binding;

  private ItemBinding(AttributeValue partition, @Nullable AttributeValue sort) {
    this.partition = partition;
    this.sort = sort;
  }

  /** The binding of an item whose key attributes were fetched with it. */
  static ItemBinding of(
      Map<String, AttributeValue> item, String partitionKey, @Nullable String sortKey) {
    return new ItemBinding(
        attribute(item, partitionKey), sortKey == null ? null : attribute(item, sortKey));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String key) {
    AttributeValue attribute = item.get(key);
    if (attribute == null) {
      throw new IllegalStateException("DynamoDB gives the key attributes that are asked for");
    }
    return attribute;
  }

  RowBinding get() {
    RowBinding known = binding;
    if (known == null) {
      // two threads may both make it: they make the same
      known = RowBinding.of(attribute(partition), sort == null ? null : attribute(sort));
      binding = known;
    }
    return known;
  }

  private static KeyAttribute attribute(AttributeValue stored) {
    return switch (stored.type()) {
      case S -> KeyAttribute.string(stored.s());
      case N -> KeyAttribute.number(NumberText.decimal(stored.n()));
      case B -> KeyAttribute.binary(AttributeDecoder.bytes(stored.b()));
      case BOOL, NUL, M, L, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("DynamoDB's keys are S, N or B");
    };
  }
}
