package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * {@code kms:<arn or alias>}: a symmetric key of AWS KMS. One for each connection; its clients are
 * made when a key is first opened, and closed with it.
 */
public final class KmsKeyProvider implements KeyProvider, AutoCloseable {
  /** ARNs of keys and aliases, which name their region; names of aliases; ids of keys. */
  private static final Pattern LOCATION =
      Pattern.compile(
          "arn:[a-z0-9-]+:kms:(?<region>[a-z0-9-]+):\\d{12}:(key/[a-zA-Z0-9-]+|alias/[a-zA-Z0-9:/_-]+)"
              + "|alias/[a-zA-Z0-9:/_-]+|(mrk-)?[0-9a-f]{8}-?[0-9a-f-]{4,27}");

  private final ClientSettings settings;
  private final Map<Region, KmsClient> clients = new HashMap<>();
  private @Nullable AwsAccess access;
  private boolean closed;

  /**
   * The keys that an identity may use.
   *
   * @param settings how to reach KMS; the endpoint is null for AWS's own of the key's region
   */
  public KmsKeyProvider(ClientSettings settings) {
    this.settings = settings;
  }

  @Override
  public String scheme() {
    return "kms";
  }

  @Override
  public WrappingKey open(String location, Settings properties) {
    Matcher parts = LOCATION.matcher(location);
    if (!parts.matches()) {
      // not shown: somebody may have put a key itself there
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "of KMS",
          "behind kms: must stand the ARN of a key or alias, or alias/ and a name");
    }
    try {
      return key(location, parts.group("region"));
    } catch (SdkException failure) {
      throw new KmsErrors(settings.endpoint(), "", settings.socketTimeout()).of(failure, "of KMS");
    }
  }

  private synchronized WrappingKey key(String location, @Nullable String regionOfKey) {
    if (closed) {
      throw new DriverException(ErrorCode.OBJECT_CLOSED, "connection");
    }
    if (access == null) {
      access = AwsAccess.open(settings);
    }
    AwsAccess opened = access;
    Region region = regionOfKey == null ? opened.region() : Region.of(regionOfKey);
    KmsClient client = clients.computeIfAbsent(region, of -> client(opened, of));
    return new KmsWrappingKey(
        client,
        location,
        new KmsErrors(settings.endpoint(), region.id(), settings.socketTimeout()));
  }

  private KmsClient client(AwsAccess opened, Region region) {
    var builder =
        KmsClient.builder()
            .httpClient(opened.http())
            .region(region)
            .credentialsProvider(opened.credentials())
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(retries())
                    .apiCallAttemptTimeout(settings.socketTimeout())
                    .putAdvancedOption(
                        SdkAdvancedClientOption.USER_AGENT_SUFFIX, opened.userAgent())
                    .build());
    URI endpoint = settings.endpoint();
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  // Not the SDK's own choice: an attempt that took too long would be repeated.
  private RetryStrategy retries() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(settings.maxRetries() + 1)
        .retryOnException(KmsErrors::mayPass)
        .treatAsThrottling(KmsErrors::isThrottled)
        .useClientDefaults(false)
        .build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clients.values().forEach(KmsClient::close);
    clients.clear();
    if (access != null) {
      access.close();
      access = null;
    }
  }

  @Override
  public String toString() {
    return "keys of KMS";
  }
}
