package io.encdynamo.session.settings;

import static io.encdynamo.session.settings.ConnectionProperty.computed;
import static io.encdynamo.session.settings.ConnectionProperty.optional;
import static io.encdynamo.session.settings.ConnectionProperty.secret;
import static io.encdynamo.session.settings.ConnectionProperty.withDefault;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The properties of a connection. */
public final class ConnectionProperties {
  private static final String AWS_CHAIN = "the AWS default chain; any on `http:` and `local:`";
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /** DynamoDB's rule for the names of tables. */
  static final PropertyType<String> TABLE_NAME =
      PropertyType.text(
          "the name of a table: 3 to 255 of a-z A-Z 0-9 _ . -",
          Pattern.compile("[a-zA-Z0-9_.-]{3,255}"));

  static final PropertyType<String> REGION_NAME =
      PropertyType.text(
          "the name of a region, such as eu-central-1", Pattern.compile("[a-z0-9-]{1,63}"));

  public static final ConnectionProperty<Optional<String>> USER =
      optional("user", PropertyType.text(), AWS_CHAIN, "Access key id.");

  public static final ConnectionProperty<Optional<String>> PASSWORD =
      secret("password", AWS_CHAIN, "Secret access key that goes with `user`.");

  public static final ConnectionProperty<Optional<String>> SESSION_TOKEN =
      secret("sessionToken", "none", "Token of temporary credentials, with `user` and `password`.");

  public static final ConnectionProperty<Optional<String>> PROFILE =
      optional(
          "profile",
          PropertyType.text(),
          "the AWS default chain",
          "Profile of the AWS configuration files, instead of `user` and `password`.");

  public static final ConnectionProperty<Optional<String>> ROLE_ARN =
      optional(
          "roleArn",
          PropertyType.text(
              "the ARN of a role, such as arn:aws:iam::123456789012:role/analyst",
              Pattern.compile("arn:[a-z0-9-]+:iam::\\d{12}:role/\\S+")),
          "none",
          "Role to assume with the credentials found.");

  public static final ConnectionProperty<Optional<String>> REGION =
      optional(
          "region",
          REGION_NAME,
          "from the URL, else from the AWS default chain, else us-east-1",
          "Region the requests are signed for.");

  public static final ConnectionProperty<String> CATALOG =
      withDefault(
          "catalog",
          TABLE_NAME,
          "encdynamo_catalog",
          "Table of DynamoDB that holds the catalog. The path of the URL is the same setting.");

  public static final ConnectionProperty<Optional<String>> KEYS =
      optional(
          "keys",
          PropertyType.text(
              "kms:<arn or alias>, keystore:<file>#<alias>, pkcs11:<config>#<alias>, passphrase,"
                  + " env:<VARIABLE> or file:<path>",
              Pattern.compile(
                  "kms:.+|(keystore|pkcs11):[^#]+#.+|passphrase|env:\\w+|file:.+", Pattern.DOTALL)),
          "`local:` makes its own; else none",
          "Master key. It opens the catalog and every key made without USING: `kms:<arn or alias>`,"
              + " `keystore:<file>#<alias>`, `pkcs11:<config>#<alias>`, `passphrase`,"
              + " `env:<VARIABLE>` or `file:<path>` (32 random bytes in base64).");

  public static final ConnectionProperty<Optional<String>> KEYS_PASSWORD =
      secret("keysPassword", "none", "Secret of a `keystore`, `pkcs11` or `passphrase` in `keys`.");

  public static final ConnectionProperty<Set<String>> PROVIDERS =
      withDefault(
          "providers",
          PropertyType.names(
              List.of("kms", "keystore", "pkcs11", "passphrase", "env", "file", "pynamodb-mate")),
          "kms",
          "Kinds of key provider that SQL and the catalog may name.");

  public static final ConnectionProperty<Optional<Duration>> CATALOG_REFRESH =
      optional(
          "catalogRefresh",
          PropertyType.duration(AT_ONCE),
          "the catalog's lease: 60 s; on `local:` 3 s",
          "How old what is known of the catalog may get. It can only shorten the lease.");

  public static final ConnectionProperty<Duration> KEY_CACHE =
      withDefault(
          "keyCache",
          PropertyType.duration(AT_ONCE),
          "5 min",
          "How long an unwrapped key is kept in memory.");

  public static final ConnectionProperty<Optional<Path>> CATALOG_PIN =
      optional(
          "catalogPin",
          PropertyType.path(),
          "none",
          "File that remembers the newest catalog seen, so that an older one is refused.");

  public static final ConnectionProperty<Unregistered> UNREGISTERED =
      withDefault(
          "unregistered",
          PropertyType.choice(Unregistered.class),
          "read",
          "What may be done with tables that the catalog does not list.");

  public static final ConnectionProperty<OnKeyDenied> ON_KEY_DENIED =
      withDefault(
          "onKeyDenied",
          PropertyType.choice(OnKeyDenied.class),
          "error",
          "What a value is whose key this connection may not use: an error, or NULL.");

  public static final ConnectionProperty<Boolean> READ_ONLY =
      withDefault("readOnly", PropertyType.flag(), "false", "Refuse every write (25006).");

  public static final ConnectionProperty<FullScan> FULL_SCAN =
      withDefault(
          "fullScan",
          PropertyType.choice(FullScan.class),
          "warn",
          "Whether a statement may read a whole table; `warn` gives an SQLWarning.");

  public static final ConnectionProperty<Optional<Long>> READ_BUDGET =
      optional(
          "readBudget",
          PropertyType.whole(1),
          "none",
          "Most items that one statement may read (53400 past it).");

  public static final ConnectionProperty<Boolean> CONSISTENT_READ =
      withDefault(
          "consistentRead",
          PropertyType.flag(),
          "false",
          "Strongly consistent reads; global indexes are then used only when named.");

  public static final ConnectionProperty<Integer> PARALLELISM =
      computed(
          "parallelism",
          PropertyType.integer(1, 1024),
          () -> Runtime.getRuntime().availableProcessors(),
          "the number of processors",
          "Segments of a parallel scan, and requests at the same time.");

  public static final ConnectionProperty<Integer> FETCH_SIZE =
      withDefault(
          "fetchSize",
          PropertyType.integer(1, 1_000_000),
          "1000",
          "Rows handed over at a time; never a limit.");

  public static final ConnectionProperty<Integer> SAMPLE =
      withDefault(
          "sample",
          PropertyType.integer(1, 1_000_000),
          "1000",
          "Items read to infer the columns of an unregistered table when they are first needed.");

  public static final ConnectionProperty<Typing> TYPING =
      withDefault(
          "typing",
          PropertyType.choice(Typing.class),
          "permissive",
          "What an operation on values of the wrong type gives: `permissive` MISSING, counted in an"
              + " SQLWarning; `strict` an error.");

  public static final ConnectionProperty<Long> MEMORY_LIMIT =
      computed(
          "memoryLimit",
          PropertyType.size(1L << 20),
          () -> Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 4),
          "a quarter of the heap",
          "Memory of this JVM for sorts, joins and groups; one statement gets at most half.");

  public static final ConnectionProperty<Boolean> SPILL =
      withDefault(
          "spill",
          PropertyType.flag(),
          "true",
          "Use encrypted temporary files past `memoryLimit`.");

  public static final ConnectionProperty<Duration> DDL_TIMEOUT =
      withDefault(
          "ddlTimeout",
          PropertyType.duration(MILLISECOND),
          "10 min",
          "Longest wait for a table or an index to become active or vanish.");

  public static final ConnectionProperty<TransactionMode> TRANSACTIONS =
      withDefault(
          "transactions",
          PropertyType.choice(TransactionMode.class),
          "atomic",
          "A transaction of more than 100 items is refused before anything is written (`atomic`) or"
              + " written in parts (`split`).");

  public static final ConnectionProperty<Boolean> LOCAL_FILES =
      withDefault(
          "localFiles",
          PropertyType.flag(),
          "false",
          "Whether COPY may read and write files of this machine; the shell sets it to true.");

  public static final ConnectionProperty<Duration> CONNECT_TIMEOUT =
      withDefault(
          "connectTimeout",
          PropertyType.duration(MILLISECOND),
          "10 s",
          "Longest time until a connection is open, all attempts together.");

  public static final ConnectionProperty<Duration> SOCKET_TIMEOUT =
      withDefault(
          "socketTimeout",
          PropertyType.duration(MILLISECOND),
          "60 s",
          "Longest wait for the answer to one request.");

  public static final ConnectionProperty<Integer> MAX_RETRIES =
      withDefault(
          "maxRetries",
          PropertyType.integer(0, 100),
          "8",
          "How often a request is sent again after a failure that may pass.");

  public static final ConnectionProperty<Optional<URI>> KMS_ENDPOINT =
      optional(
          "kmsEndpoint",
          PropertyType.server(new TreeSet<>(Set.of("http", "https"))),
          "KMS of the region",
          "Endpoint of the key management service.");

  public static final ConnectionProperty<Optional<URI>> PROXY =
      optional(
          "proxy",
          PropertyType.server(new TreeSet<>(Set.of("http", "https"))),
          "none",
          "HTTP proxy for all requests.");

  public static final ConnectionProperty<Optional<String>> APPLICATION_NAME =
      optional(
          "applicationName",
          PropertyType.text(
              "up to 50 letters, digits and !#$%&'*+-.^_`|~",
              Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,50}")),
          "none",
          "Name of the application, sent in the user agent.");

  private static final List<ConnectionProperty<?>> ALL =
      List.of(
          USER,
          PASSWORD,
          SESSION_TOKEN,
          PROFILE,
          ROLE_ARN,
          REGION,
          CATALOG,
          KEYS,
          KEYS_PASSWORD,
          PROVIDERS,
          CATALOG_REFRESH,
          KEY_CACHE,
          CATALOG_PIN,
          UNREGISTERED,
          ON_KEY_DENIED,
          READ_ONLY,
          FULL_SCAN,
          READ_BUDGET,
          CONSISTENT_READ,
          PARALLELISM,
          FETCH_SIZE,
          SAMPLE,
          TYPING,
          MEMORY_LIMIT,
          SPILL,
          DDL_TIMEOUT,
          TRANSACTIONS,
          LOCAL_FILES,
          CONNECT_TIMEOUT,
          SOCKET_TIMEOUT,
          MAX_RETRIES,
          KMS_ENDPOINT,
          PROXY,
          APPLICATION_NAME);

  private static final Map<String, ConnectionProperty<?>> BY_NAME =
      ALL.stream()
          .collect(Collectors.toUnmodifiableMap(ConnectionProperty::name, Function.identity()));

  private ConnectionProperties() {}

  /** All of them, in the order of the documentation. */
  public static List<ConnectionProperty<?>> all() {
    return ALL;
  }

  /** The one of exactly this name. */
  public static Optional<ConnectionProperty<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The error of a name that is none. */
  static DriverException unknown(String name) {
    return new DriverException(
        ErrorCode.PROPERTY_UNKNOWN, name, Nearest.among(name, BY_NAME.keySet()).orElseThrow());
  }
}
