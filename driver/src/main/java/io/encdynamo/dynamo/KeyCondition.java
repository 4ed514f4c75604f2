package io.encdynamo.dynamo;

import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a Query asks of the keys.
 *
 * @param sortKey null for no condition on it
 * @param upper the upper bound of BETWEEN
 */
record KeyCondition(
    String partitionKey,
    AttributeValue partition,
    @Nullable String sortKey,
    SortCondition.@Nullable Operator operator,
    @Nullable AttributeValue sort,
    @Nullable AttributeValue upper) {

  /**
   * One condition for each form the sort key's value may have; none if nothing can satisfy it.
   *
   * @param partitionKey an attribute
   * @param sortKey a column
   * @throws DriverException 5E005 for anything but equality on an encrypted sort key
   */
  static List<KeyCondition> all(
      String partitionKey,
      AttributeValue partition,
      @Nullable String sortKey,
      @Nullable SortCondition sort,
      BoundTable table) {
    if (sort == null) {
      return List.of(new KeyCondition(partitionKey, partition, null, null, null, null));
    }
    if (sortKey == null) {
      throw new IllegalArgumentException("A condition on the sort key needs a sort key");
    }
    Value upper = sort.upper();
    if (BoundTable.isAbsent(sort.value()) || (upper != null && BoundTable.isAbsent(upper))) {
      return List.of();
    }
    if (sort.operator() != SortCondition.Operator.EQUAL && table.cipher(sortKey) != null) {
      throw new DriverException(
          ErrorCode.PLAINTEXT_NEEDED,
          "A range of the encrypted sort key '" + sortKey + "' cannot be told by DynamoDB",
          "it takes the key, which only the client has");
    }
    List<AttributeValue> forms = table.forms(sortKey, sort.value());
    AttributeValue last = upper == null ? null : table.forms(sortKey, upper).get(0);
    String attribute = table.searchAttribute(sortKey);
    if (ItemSize.isEmpty(forms.get(0))) {
      return fromEmpty(partitionKey, partition, attribute, sort.operator(), last);
    }
    return forms.stream()
        .filter(first -> last == null || !isReversed(first, last))
        .map(
            first ->
                new KeyCondition(partitionKey, partition, attribute, sort.operator(), first, last))
        .toList();
  }

  /** DynamoDB does not take the empty value, which is before all keys and none of them. */
  private static List<KeyCondition> fromEmpty(
      String partitionKey,
      AttributeValue partition,
      String sortKey,
      SortCondition.Operator operator,
      @Nullable AttributeValue last) {
    return switch (operator) {
      case EQUAL, LESS, LESS_OR_EQUAL -> List.of();
      case GREATER, GREATER_OR_EQUAL, BEGINS_WITH ->
          List.of(new KeyCondition(partitionKey, partition, null, null, null, null));
      case BETWEEN ->
          last == null || ItemSize.isEmpty(last)
              ? List.of()
              : List.of(
                  new KeyCondition(
                      partitionKey,
                      partition,
                      sortKey,
                      SortCondition.Operator.LESS_OR_EQUAL,
                      last,
                      null));
    };
  }

  /** DynamoDB refuses a BETWEEN whose bounds are the wrong way round; nothing is between them. */
  private static boolean isReversed(AttributeValue lower, AttributeValue upper) {
    return switch (lower.type()) {
      case N -> NumberText.decimal(lower.n()).compareTo(NumberText.decimal(upper.n())) > 0;
      case S ->
          Arrays.compareUnsigned(
                  lower.s().getBytes(StandardCharsets.UTF_8),
                  upper.s().getBytes(StandardCharsets.UTF_8))
              > 0;
      case B ->
          Arrays.compareUnsigned(
                  AttributeDecoder.bytes(lower.b()), AttributeDecoder.bytes(upper.b()))
              > 0;
      case BOOL, NUL, M, L, SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> false;
    };
  }

  String text(Expression expression) {
    String text = expression.name(partitionKey) + " = " + expression.value(partition);
    if (sortKey == null || operator == null || sort == null) {
      return text;
    }
    String name = expression.name(sortKey);
    String value = expression.value(sort);
    return text
        + " AND "
        + switch (operator) {
          case EQUAL -> name + " = " + value;
          case LESS -> name + " < " + value;
          case LESS_OR_EQUAL -> name + " <= " + value;
          case GREATER -> name + " > " + value;
          case GREATER_OR_EQUAL -> name + " >= " + value;
          case BETWEEN ->
              upper == null
                  ? name + " >= " + value
                  : name + " BETWEEN " + value + " AND " + expression.value(upper);
          case BEGINS_WITH -> "begins_with(" + name + "," + value + ")";
        };
  }
}
