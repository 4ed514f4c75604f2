package io.encdynamo.dynamo;

import java.net.URI;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The SDK's clients of one connection: one that sends a request again by itself, for what may be
 * sent twice, and one that never does. They share their connections.
 */
record SdkClients(DynamoDbClient resending, DynamoDbClient once, AutoCloseable resources)
    implements AutoCloseable {

  static SdkClients open(ClientSettings settings) {
    AwsAccess access = AwsAccess.open(settings);
    return new SdkClients(
        client(
            settings,
            access,
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(settings.maxRetries() + 1)
                .build()),
        client(settings, access, AwsRetryStrategy.doNotRetry()),
        access);
  }

  private static DynamoDbClient client(
      ClientSettings settings, AwsAccess access, RetryStrategy retries) {
    ClientOverrideConfiguration override =
        ClientOverrideConfiguration.builder()
            .retryStrategy(retries)
            .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, access.userAgent())
            .build();
    var builder =
        DynamoDbClient.builder()
            .httpClient(access.http())
            .region(access.region())
            .credentialsProvider(access.credentials())
            .overrideConfiguration(override);
    URI endpoint = settings.endpoint();
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  @Override
  public void close() {
    resending.close();
    once.close();
    try {
      resources.close();
    } catch (Exception e) {
      throw new IllegalStateException("The SDK's clients close without errors", e);
    }
  }
}
