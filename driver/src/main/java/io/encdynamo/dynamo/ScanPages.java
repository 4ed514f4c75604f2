package io.encdynamo.dynamo;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Scan: the pages of one segment. A page may be empty and not be the last. */
final class ScanPages implements PageSource {
  private final TableRead read;
  private final @Nullable String index;
  private final int segment;
  private final int segments;
  private @Nullable Map<String, AttributeValue> from;
  private boolean more = true;

  ScanPages(TableRead read, @Nullable String index, int segment, int segments) {
    this.read = read;
    this.index = index;
    this.segment = segment;
    this.segments = segments;
  }

  @Override
  public boolean hasMore() {
    return more;
  }

  @Override
  public Page next() {
    Expression expression = new Expression();
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(read.table().name())
            .indexName(index)
            .filterExpression(read.filter(expression))
            .consistentRead(read.consistent(index))
            .exclusiveStartKey(from)
            .limit(read.pageLimit())
            .returnConsumedCapacity(read.returnCapacity())
            .overrideConfiguration(read.within());
    if (segments > 1) {
      request.segment(segment).totalSegments(segments);
    }
    if (read.onlyCounts()) {
      request.select(Select.COUNT);
    } else {
      request.projectionExpression(read.projection(expression));
    }
    ScanRequest built =
        request
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(expression.values())
            .build();
    ScanResponse response =
        read.calls()
            .call(read.table().name(), () -> read.calls().clients().resending().scan(built));
    read.answered(response.scannedCount(), response.count(), response.consumedCapacity());
    more = response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
    from = more ? response.lastEvaluatedKey() : null;
    return read.onlyCounts() ? Page.counted(response.count()) : Page.of(response.items());
  }
}
