package io.encdynamo.dynamo;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of one GetItem, which is sent by the thread that asks for it. */
final class LookupCursor implements RowCursor {
  private final Supplier<@Nullable Map<String, AttributeValue>> request;
  private final RowDecoder decoder;
  private final ReadContext context;
  private volatile boolean done;

  LookupCursor(
      Supplier<@Nullable Map<String, AttributeValue>> request,
      RowDecoder decoder,
      ReadContext context) {
    this.request = request;
    this.decoder = decoder;
    this.context = context;
  }

  @Override
  public Value @Nullable [] next() {
    context.signal().check();
    if (done) {
      return null;
    }
    done = true;
    Map<String, AttributeValue> item = request.get();
    return item == null ? null : decoder.row(item);
  }

  @Override
  public void close() {
    done = true;
  }
}
