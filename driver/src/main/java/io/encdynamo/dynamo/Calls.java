package io.encdynamo.dynamo;

import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls the SDK; what it throws becomes an error of ours. */
record Calls(SdkClients clients, ServiceErrors errors) {

  /** Sends one request about a table; the name is empty for none. */
  <T> T call(String table, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw errors.of(e, table);
    }
  }

  /**
   * Ends a request, retries and all, when the statement's time is over. Null without such a time:
   * the SDK's own timer costs something.
   */
  static @Nullable AwsRequestOverrideConfiguration within(CancelSignal signal) {
    signal.check();
    Duration left = signal.remaining();
    return left == null
        ? null
        : AwsRequestOverrideConfiguration.builder().apiCallTimeout(left).build();
  }
}
