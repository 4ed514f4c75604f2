package io.encdynamo.dynamo;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * What the clients of one service share: connections, region, and who signs.
 *
 * @param resources what is closed behind the clients
 */
record AwsAccess(
    SdkHttpClient http,
    Region region,
    AwsCredentialsProvider credentials,
    String userAgent,
    AutoCloseable resources)
    implements AutoCloseable {

  private static final Region DEFAULT_REGION = Region.US_EAST_1;

  /** DynamoDB Local takes letters and digits only. */
  private static final AwsBasicCredentials ANYBODY = AwsBasicCredentials.create("local", "local");

  private static final Duration IDLE = Duration.ofSeconds(50);

  static AwsAccess open(ClientSettings settings) {
    SdkHttpClient http = http(settings);
    Region region = region(settings);
    AwsCredentialsProvider base = credentials(settings.identity());
    String role = settings.roleArn();
    StsClient sts =
        role == null
            ? null
            : StsClient.builder().httpClient(http).region(region).credentialsProvider(base).build();
    AwsCredentialsProvider credentials = sts == null || role == null ? base : assumed(sts, role);
    return new AwsAccess(
        http,
        region,
        credentials,
        userAgent(settings),
        () -> {
          closeIfPossible(credentials);
          if (sts != null) {
            sts.close();
            closeIfPossible(base);
          }
          http.close();
        });
  }

  private static SdkHttpClient http(ClientSettings settings) {
    Apache5HttpClient.Builder builder =
        Apache5HttpClient.builder()
            .maxConnections(settings.connections())
            .connectionTimeout(settings.connectTimeout())
            .connectionAcquisitionTimeout(settings.socketTimeout())
            .socketTimeout(settings.socketTimeout())
            .connectionMaxIdleTime(IDLE)
            .tcpKeepAlive(true);
    URI proxy = settings.proxy();
    if (proxy != null) {
      builder.proxyConfiguration(proxy(proxy));
    }
    return builder.build();
  }

  private static ProxyConfiguration proxy(URI proxy) {
    ProxyConfiguration.Builder builder =
        ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariableValues(false)
            .endpoint(
                URI.create(proxy.getScheme() + "://" + proxy.getHost() + ":" + proxy.getPort()));
    String user = proxy.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      builder.username(colon < 0 ? user : user.substring(0, colon));
      builder.password(colon < 0 ? "" : user.substring(colon + 1));
    }
    return builder.build();
  }

  /** The instance metadata service is not asked: outside AWS that takes seconds. */
  private static Region region(ClientSettings settings) {
    String given = settings.region();
    if (given != null) {
      return Region.of(given);
    }
    Region region = regionOf(new SystemSettingsRegionProvider());
    if (region == null) {
      region =
          regionOf(
              settings.identity() instanceof ClientSettings.Profile profile
                  ? new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile.name())
                  : new AwsProfileRegionProvider());
    }
    return region == null ? DEFAULT_REGION : region;
  }

  /** The SDK says by an exception that a provider knows no region. */
  private static @Nullable Region regionOf(AwsRegionProvider provider) {
    try {
      return provider.getRegion();
    } catch (SdkException e) {
      return null;
    }
  }

  private static AwsCredentialsProvider credentials(ClientSettings.Identity identity) {
    if (identity instanceof ClientSettings.AccessKey key) {
      String token = key.sessionToken();
      return StaticCredentialsProvider.create(
          token == null
              ? AwsBasicCredentials.create(key.id(), key.secret())
              : AwsSessionCredentials.create(key.id(), key.secret(), token));
    }
    if (identity instanceof ClientSettings.Profile profile) {
      return ProfileCredentialsProvider.create(profile.name());
    }
    return identity instanceof ClientSettings.Anybody
        ? StaticCredentialsProvider.create(ANYBODY)
        : DefaultCredentialsProvider.builder().build();
  }

  private static AwsCredentialsProvider assumed(StsClient sts, String role) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(request -> request.roleArn(role).roleSessionName("encdynamo"))
        .build();
  }

  /** RFC 9110, section 10.1.5: products are tokens. */
  private static String userAgent(ClientSettings settings) {
    String application = settings.applicationName();
    return application == null
        ? "encdynamo"
        : "encdynamo app/"
            + application.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9!#$%&'*+.^_`|~-]", "-");
  }

  private static void closeIfPossible(Object resource) throws Exception {
    if (resource instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @Override
  public void close() {
    try {
      resources.close();
    } catch (Exception e) {
      throw new IllegalStateException("The SDK's clients close without errors", e);
    }
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "access to " + region;
  }
}
