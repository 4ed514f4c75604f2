package io.encdynamo.bench.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The same reads as one writes them with the AWS SDK alone. Each returns the sum of what it saw.
 */
final class BareSdk implements AutoCloseable {

  private final DynamoDbClient client;
  private final ExecutorService workers = Executors.newCachedThreadPool();

  BareSdk(URI endpoint) {
    client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
  }

  /** GetItem by the stored key. */
  long lookUp(byte[] token) {
    Map<String, AttributeValue> item =
        client
            .getItem(
                get ->
                    get.tableName("looked_up")
                        .key(
                            Map.of(
                                "token",
                                AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(token)))))
            .item();
    return sum(item);
  }

  /** Scan of all items, each segment in a thread of its own. */
  long scan(int segments) throws Exception {
    if (segments == 1) {
      return scanSegment(ScanRequest.builder().tableName("scanned").build());
    }
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      ScanRequest request =
          ScanRequest.builder()
              .tableName("scanned")
              .segment(segment)
              .totalSegments(segments)
              .build();
      tasks.add(() -> scanSegment(request));
    }
    long sum = 0;
    for (Future<Long> part : workers.invokeAll(tasks)) {
      sum += part.get();
    }
    return sum;
  }

  private long scanSegment(ScanRequest request) {
    long sum = 0;
    for (var item : client.scanPaginator(request).items()) {
      sum += sum(item);
    }
    return sum;
  }

  /** Reads every attribute. Only what is the same in clear and encrypted can be compared. */
  private static long sum(Map<String, AttributeValue> item) {
    for (String encrypted : List.of("token", "address", "note")) {
      if (value(item, encrypted).b().asByteArrayUnsafe().length == 0) {
        throw new IllegalStateException("an item without a value");
      }
    }
    return value(item, "id").s().hashCode() + Long.parseLong(value(item, "amount").n());
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.close();
  }
}
