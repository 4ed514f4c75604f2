package io.encdynamo.session;

import io.encdynamo.dynamo.ClientSettings;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Settings;
import io.encdynamo.session.settings.Target;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the settings say about the client of DynamoDB. */
final class Clients {
  private static final int SPARE_CONNECTIONS = 16;

  private Clients() {}

  /**
   * @param endpoint the running embedded endpoint; null for other targets
   */
  static ClientSettings settings(Settings settings, @Nullable URI endpoint) {
    Target target = settings.target();
    URI uri = target instanceof Target.Endpoint given ? given.uri() : endpoint;
    String region = settings.get(ConnectionProperties.REGION).orElse(null);
    if (region == null && target instanceof Target.Aws aws) {
      region = aws.region();
    }
    return settings(settings, uri, region, identity(settings, uri));
  }

  /** The same about the client of KMS, which may stand elsewhere than the tables. */
  static ClientSettings kms(Settings settings) {
    URI uri = settings.get(ConnectionProperties.KMS_ENDPOINT).orElse(null);
    String region = settings.get(ConnectionProperties.REGION).orElse(null);
    if (region == null && settings.target() instanceof Target.Aws aws) {
      region = aws.region();
    }
    return settings(settings, uri, region, identity(settings, uri));
  }

  private static ClientSettings settings(
      Settings settings,
      @Nullable URI uri,
      @Nullable String region,
      ClientSettings.Identity identity) {
    return new ClientSettings(
        uri,
        region,
        identity,
        settings.get(ConnectionProperties.ROLE_ARN).orElse(null),
        settings.get(ConnectionProperties.CONNECT_TIMEOUT),
        settings.get(ConnectionProperties.SOCKET_TIMEOUT),
        settings.get(ConnectionProperties.MAX_RETRIES),
        settings.get(ConnectionProperties.PARALLELISM) + SPARE_CONNECTIONS,
        settings.get(ConnectionProperties.PROXY).orElse(null),
        settings.get(ConnectionProperties.APPLICATION_NAME).orElse(null));
  }

  private static ClientSettings.Identity identity(Settings settings, @Nullable URI endpoint) {
    Optional<String> user = settings.get(ConnectionProperties.USER);
    Optional<String> password = settings.get(ConnectionProperties.PASSWORD);
    if (user.isPresent() && password.isPresent()) {
      return new ClientSettings.AccessKey(
          user.get(),
          password.get(),
          settings.get(ConnectionProperties.SESSION_TOKEN).orElse(null));
    }
    Optional<String> profile = settings.get(ConnectionProperties.PROFILE);
    if (profile.isPresent()) {
      return new ClientSettings.Profile(profile.get());
    }
    return endpoint != null && "http".equals(endpoint.getScheme())
        ? new ClientSettings.Anybody()
        : new ClientSettings.DefaultChain();
  }
}
