package io.encdynamo.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmsKeyProviderTest {
  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String OTHER_ID = "mrk-9876dcba98764dcba98769876dcba987";
  private static final Id16 CATALOG = Id16.of(filled(16, 0xAB));
  private static final Id16 KEY = Id16.of(filled(16, 0x05));
  private static final WrapContext PLACE =
      WrapContext.dataKey(CATALOG.bytes(), KEY.bytes(), -2, "'default'");
  private static final byte[] SECRET = filled(32, 0x5E);
  private static final String TABLE = "encdynamo_catalog";

  private FakeKms kms;
  private KmsKeyProvider provider;
  private KeyProviders providers;
  private String arn;

  @BeforeEach
  void start() throws Exception {
    kms = FakeKms.start();
    arn = kms.key(ID, "alias/master");
    kms.key(OTHER_ID, "alias/other");
    connect(Duration.ofSeconds(20), 1);
  }

  private void connect(Duration socketTimeout, int maxRetries) {
    provider =
        new KmsKeyProvider(
            new ClientSettings(
                kms.uri(),
                "eu-central-1",
                new ClientSettings.Anybody(),
                null,
                Duration.ofSeconds(5),
                socketTimeout,
                maxRetries,
                4,
                null,
                null));
    providers = new KeyProviders(Set.of("kms"), property -> null, provider);
  }

  @AfterEach
  void stop() {
    provider.close();
    kms.close();
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "alias/master",
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "alias/other",
        "mrk-9876dcba98764dcba98769876dcba987",
      })
  void theConfiguredKeyAndThePlaceAreInEveryRequest(String location) {
    WrappingKey key = providers.named("kms:" + location);

    byte[] blob = key.wrap(PLACE, SECRET);

    assertThat(blob[0]).isEqualTo((byte) 3);
    assertThat(key.unwrap(PLACE, blob)).isEqualTo(SECRET);
    Map<String, String> context =
        Map.of(
            "encdynamo:catalog", "ab".repeat(16),
            "encdynamo:key", "05".repeat(16),
            "encdynamo:version", "4294967294");
    assertThat(kms.asked())
        .containsExactly(
            new FakeKms.Asked("Encrypt", location, context),
            new FakeKms.Asked("Decrypt", location, context));
  }

  @Test
  void theRootKeyIsBoundToItsTableToo() {
    WrappingKey key = providers.master("kms:alias/master");
    RootKey.Wrapped root = RootKey.create(key, CATALOG, TABLE);

    assertThat(RootKey.open(key, CATALOG, TABLE, root).catalogId()).isEqualTo(CATALOG);
    assertThat(kms.asked().get(0).context())
        .isEqualTo(
            Map.of(
                "encdynamo:catalog",
                "ab".repeat(16),
                "encdynamo:key",
                "00".repeat(16),
                "encdynamo:version",
                "0",
                "encdynamo:table",
                TABLE));
    assertThat(code(() -> RootKey.open(key, CATALOG, "another", root)))
        .isEqualTo(ErrorCode.KEY_NOT_AVAILABLE);
  }

  @Test
  void aBlobOpensWithItsKeyAtItsPlaceOnly() {
    WrappingKey key = providers.master("kms:" + arn);
    byte[] blob = key.wrap(PLACE, SECRET);
    WrapContext nextVersion = WrapContext.dataKey(CATALOG.bytes(), KEY.bytes(), 8, "'default'");
    byte[] changed = blob.clone();
    changed[5]++;
    byte[] local = KeyProviders.master(SECRET).wrap(PLACE, SECRET);

    for (Runnable wrong :
        new Runnable[] {
          () -> key.unwrap(nextVersion, blob),
          () -> key.unwrap(PLACE, changed),
          () -> key.unwrap(PLACE, new byte[] {3}),
          () -> key.unwrap(PLACE, local),
          () -> providers.master("kms:alias/other").unwrap(PLACE, blob),
        }) {
      assertThat(code(wrong)).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE);
    }
    assertThat(key.unwrap(PLACE, blob)).isEqualTo(SECRET);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "400, NotFoundException,           KEY_NOT_AVAILABLE, no such key",
    "400, DisabledException,           KEY_NOT_AVAILABLE, enable it",
    "400, KMSInvalidStateException,    KEY_NOT_AVAILABLE, pending deletion",
    "400, InvalidCiphertextException,  KEY_NOT_AVAILABLE, another master key",
    "400, IncorrectKeyException,       KEY_NOT_AVAILABLE, another master key",
    "400, InvalidKeyUsageException,    KEY_NOT_AVAILABLE, symmetric",
    "400, ValidationException,         KEY_NOT_AVAILABLE, ValidationException",
    "400, UnrecognizedClientException, ACCESS_DENIED,     UnrecognizedClientException",
    "400, ExpiredTokenException,       ACCESS_DENIED,     ExpiredTokenException",
    "400, ThrottlingException,         LINK_LOST,         throttles",
    "500, KMSInternalException,        LINK_LOST,         KMSInternalException",
    "500, KeyUnavailableException,     LINK_LOST,         KeyUnavailableException",
    "503, DependencyTimeoutException,  LINK_LOST,         DependencyTimeoutException",
  })
  void whatKmsAnswersBecomesAnErrorAndPasses(
      int status, String code, ErrorCode expected, String reason) {
    WrappingKey key = providers.master("kms:alias/master");
    byte[] blob = key.wrap(PLACE, SECRET);
    kms.fail(arn, new FakeKms.Failure(status, code));

    for (Runnable call :
        new Runnable[] {() -> key.unwrap(PLACE, blob), () -> key.wrap(PLACE, SECRET)}) {
      DriverException error = error(call);
      assertThat(error.code()).isEqualTo(expected);
      assertThat(error).hasMessageContaining(reason);
      assertThat(error.getMessage()).doesNotContain(Base64.getEncoder().encodeToString(SECRET));
    }
    boolean sentAgain = expected == ErrorCode.LINK_LOST;
    assertThat(kms.asked()).hasSize(1 + 2 * (sentAgain ? 2 : 1));
    kms.fail(arn, null);
    assertThat(key.unwrap(PLACE, blob)).isEqualTo(SECRET);
  }

  @Test
  void aDeniedRootKeyIs28000() {
    WrappingKey key = providers.master("kms:alias/master");
    RootKey.Wrapped root = RootKey.create(key, CATALOG, TABLE);
    kms.fail(arn, new FakeKms.Failure(400, "AccessDeniedException"));

    DriverException denied = error(() -> RootKey.open(key, CATALOG, TABLE, root));
    assertThat(denied.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(denied).hasMessageContaining(TABLE).hasMessageContaining("user/ann");
    assertThat(code(() -> RootKey.create(key, CATALOG, TABLE))).isEqualTo(ErrorCode.ACCESS_DENIED);
  }

  @Test
  void anotherKeyThatIsDeniedIsNotAvailableAndKnownAsDenied() {
    KeyRing ring =
        new KeyRing(CATALOG, KeyProviders.master(SECRET), providers, Duration.ofMinutes(5));
    kms.fail(arn, new FakeKms.Failure(400, "AccessDeniedException"));

    DriverException denied =
        error(() -> ring.newVersion("hr", KEY, "kms:alias/master", 1, KeyState.CURRENT));

    assertThat(denied.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE);
    assertThat(denied).hasCauseInstanceOf(KeyDeniedException.class);
  }

  @Test
  void aServiceThatIsSlowTimesOutAtOnceAndIsUsableOnceItAnswers() {
    provider.close();
    connect(Duration.ofSeconds(2), 8);
    WrappingKey key = providers.master("kms:alias/master");
    byte[] blob = key.wrap(PLACE, SECRET);
    kms.fallSilent();

    DriverException slow = error(() -> key.unwrap(PLACE, blob));

    assertThat(slow.code()).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(slow).hasMessageContaining("socketTimeout=2000 ms");
    assertThat(kms.asked())
        .extracting(FakeKms.Asked::operation)
        .containsExactly("Encrypt", "Decrypt");
    kms.speak();
    assertThat(key.unwrap(PLACE, blob)).isEqualTo(SECRET);
  }

  @Test
  void aServiceThatIsAwayIsALostLinkAndUsableOnceItIsBack() throws Exception {
    WrappingKey key = providers.master("kms:alias/master");
    byte[] blob = key.wrap(PLACE, SECRET);
    kms.close();

    DriverException away = error(() -> key.unwrap(PLACE, blob));

    assertThat(away.code()).isEqualTo(ErrorCode.LINK_LOST);
    assertThat(away).hasMessageContaining(kms.uri().toString());
    kms = kms.startAgain();
    assertThat(key.unwrap(PLACE, blob)).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "master", "alias/", "QUJDRA==", "arn:aws:s3:::bucket", "alias/a#b"})
  void whatNamesNoKeyIsRefusedAndNotShown(String location) {
    assertThatThrownBy(() -> providers.master("kms:" + location))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .message()
        .doesNotContain("QUJD");
    assertThat(kms.asked()).isEmpty();
  }

  @Test
  void aClosedProviderOpensNothing() {
    WrappingKey key = providers.master("kms:alias/master");
    provider.close();
    provider.close();

    assertThat(code(() -> providers.master("kms:alias/master"))).isEqualTo(ErrorCode.OBJECT_CLOSED);
    assertThat(key).asString().doesNotContain("alias");
  }

  private static DriverException error(Runnable call) {
    return catchThrowableOfType(DriverException.class, call::run);
  }

  private static ErrorCode code(Runnable call) {
    return error(call).code();
  }
}
