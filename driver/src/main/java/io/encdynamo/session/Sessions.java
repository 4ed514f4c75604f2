package io.encdynamo.session;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.dynamo.DynamoClient;
import io.encdynamo.dynamo.KmsKeyProvider;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Settings;
import io.encdynamo.session.settings.Target;
import io.encdynamo.spi.EndpointProvider;
import io.encdynamo.spi.WrappingKey;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens sessions. */
public final class Sessions {
  /** The lease of the catalog that a local endpoint makes by itself. */
  private static final Duration LOCAL_LEASE = Duration.ofSeconds(3);

  private Sessions() {}

  /**
   * Opens a session: starts or joins the local endpoint, or sees that the other one answers, and
   * opens the master key.
   *
   * @param warnings takes the text of each warning for the connection
   * @throws DriverException 08001, 28000, 5E002, 5E003, 5E004
   */
  public static Session open(Settings settings, Consumer<String> warnings) {
    settings.warnings().forEach(warnings);
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      EndpointProvider.Endpoint endpoint = endpoint(settings);
      if (endpoint != null) {
        opened.push(endpoint);
      }
      DynamoClient client =
          DynamoClient.open(Clients.settings(settings, endpoint == null ? null : endpoint.uri()));
      opened.push(client);
      client.connect();
      Catalog catalog = catalog(settings, client, endpoint, opened);
      opened.push(catalog);
      if (endpoint != null) {
        createFirst(settings, client, catalog);
      }
      if (!catalog.hasKeys() && catalog.tableExists()) {
        warnings.accept(
            "A catalog exists, but no master key is set (property keys): nothing is decrypted, and"
                + " writes are refused");
      }
      return new DriverSession(settings, client, catalog, opened);
    } catch (RuntimeException failure) {
      closeAll(opened, failure);
      throw failure;
    }
  }

  private static void closeAll(Deque<AutoCloseable> opened, RuntimeException failure) {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception second) {
        failure.addSuppressed(second);
      }
    }
  }

  private static EndpointProvider.@Nullable Endpoint endpoint(Settings settings) {
    if (!(settings.target() instanceof Target.Local local)) {
      return null;
    }
    Optional<EndpointProvider> provider =
        ServiceLoader.load(EndpointProvider.class, EndpointProvider.class.getClassLoader())
            .findFirst()
            .or(() -> ServiceLoader.load(EndpointProvider.class).findFirst());
    if (provider.isEmpty()) {
      throw new DriverException(
          ErrorCode.CANNOT_CONNECT,
          settings.url(),
          "no embedded endpoint; add encdynamo-local to the class path");
    }
    return provider.get().open(local.directory());
  }

  private static Catalog catalog(
      Settings settings,
      DynamoClient client,
      EndpointProvider.@Nullable Endpoint endpoint,
      Deque<AutoCloseable> opened) {
    KmsKeyProvider kms = new KmsKeyProvider(Clients.kms(settings));
    opened.push(kms);
    KeyProviders providers =
        new KeyProviders(
            settings.get(ConnectionProperties.PROVIDERS), name -> property(settings, name), kms);
    Optional<String> keys = settings.get(ConnectionProperties.KEYS);
    WrappingKey master = null;
    if (keys.isPresent()) {
      master = providers.master(keys.get());
    } else if (endpoint != null) {
      master = KeyProviders.master(endpoint.masterKey());
    }
    if (master != null) {
      opened.push(master); // the catalog closes it too, once there is one
    }
    String table = settings.get(ConnectionProperties.CATALOG);
    String instance = endpoint == null ? "" : endpoint.instance();
    return Catalog.open(
        client.catalogStore(table, instance),
        table,
        master,
        providers,
        new Catalog.Settings(
            settings.get(ConnectionProperties.CATALOG_REFRESH).orElse(null),
            settings.get(ConnectionProperties.KEY_CACHE),
            settings.get(ConnectionProperties.CATALOG_PIN).orElse(null)));
  }

  /** A property for a provider of keys; the one secret among them is theirs. */
  private static @Nullable String property(Settings settings, String name) {
    return name.equals(ConnectionProperties.KEYS_PASSWORD.name())
        ? settings.get(ConnectionProperties.KEYS_PASSWORD).orElse(null)
        : ConnectionProperties.named(name).flatMap(settings::given).orElse(null);
  }

  /**
   * A local endpoint gets its catalog by itself, at its first use alone: where there are tables and
   * no catalog, one was deleted.
   */
  private static void createFirst(Settings settings, DynamoClient client, Catalog catalog) {
    if (!catalog.tableExists()
        && client.tables().list(CancelSignal.unlimited()).isEmpty()
        && !settings.get(ConnectionProperties.READ_ONLY)) {
      catalog.create(true, LOCAL_LEASE);
    }
  }
}
