package io.encdynamo.dynamo;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach DynamoDB.
 *
 * @param endpoint http or https; null for AWS's own of the region
 * @param region the signing region; null for the one of environment or profile, else us-east-1
 * @param roleArn the role to assume with that identity; null for none
 * @param connectTimeout the longest a new connection may take, from the first look to the first
 *     answer
 * @param socketTimeout the longest silence during a request
 * @param maxRetries how often a request is sent again, from 0
 * @param connections the most at a time, from 1
 * @param proxy {@code http://[user:password@]host:port}; null for the one that environment or
 *     system properties name, if any
 * @param applicationName added to the user agent; null for none
 */
public record ClientSettings(
    @Nullable URI endpoint,
    @Nullable String region,
    Identity identity,
    @Nullable String roleArn,
    Duration connectTimeout,
    Duration socketTimeout,
    int maxRetries,
    int connections,
    @Nullable URI proxy,
    @Nullable String applicationName) {

  /** Who signs the requests. */
  public sealed interface Identity permits AccessKey, Profile, DefaultChain, Anybody {}

  /**
   * An access key.
   *
   * @param sessionToken null for a long-lived key
   */
  public record AccessKey(String id, String secret, @Nullable String sessionToken)
      implements Identity {
    @Override
    public String toString() {
      return "access key";
    }
  }

  /** A profile of AWS's configuration files, single sign-on included. */
  public record Profile(String name) implements Identity {}

  /** AWS's default chain: environment, system properties, profile, container, instance. */
  public record DefaultChain() implements Identity {}

  /** An endpoint that takes anybody, as DynamoDB Local does. */
  public record Anybody() implements Identity {}

  /** What messages call the place: never more than scheme, host and port. */
  String place() {
    URI uri = endpoint;
    if (uri == null) {
      return "DynamoDB in " + (region == null ? "the default region" : region);
    }
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  /** Without the proxy, whose URI may hold a password. */
  @Override
  public String toString() {
    return place();
  }
}
