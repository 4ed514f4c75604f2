package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.crypto.Suites;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
  private final MemoryStore store = new MemoryStore();
  private final Catalog catalog = Catalogs.open(store);

  @BeforeEach
  void create() {
    assertThat(catalog.create(false, Catalogs.LEASE)).isTrue();
  }

  @Test
  void aCatalogIsCreatedOnce() {
    assertThat(store.exists()).isTrue();
    assertThat(catalog.create(true, Catalogs.LEASE)).isFalse();
    assertCode(ErrorCode.TABLE_EXISTS, () -> catalog.create(false, Catalogs.LEASE));
    assertThat(catalog.snapshot().epoch()).isEqualTo(1);
    assertThat(catalog.snapshot().lease()).isEqualTo(Catalogs.LEASE);
  }

  @Test
  void ofTwoThatCreateItOneDoes() {
    MemoryStore fresh = new MemoryStore();
    Catalog other = Catalogs.open(fresh);
    fresh.beforeCommit = () -> assertThat(other.create(true, Catalogs.LEASE)).isTrue();

    Catalog second = Catalogs.open(fresh);

    assertThat(second.create(true, Catalogs.LEASE)).isFalse();
    assertThat(second.snapshot().catalogId()).isEqualTo(other.snapshot().catalogId());
  }

  @Test
  void leasesThatMakeNoSenseAreRefused() {
    for (Duration lease : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofHours(2))) {
      assertCode(ErrorCode.VALUE_INVALID, () -> catalog.create(true, lease));
    }
  }

  @Test
  void whatIsRegisteredIsReadByOthers() {
    TableDefinition definition =
        new TableDefinition(
            "archive",
            List.of(
                new TableDefinition.Column("aid", SqlType.STRING, true, null, null),
                new TableDefinition.Column(
                    "message",
                    new SqlType(SqlType.Kind.STRING, 80, 0, null),
                    false,
                    "'none'",
                    Catalogs.deterministic()),
                new TableDefinition.Column(
                    "amount",
                    new SqlType(SqlType.Kind.DECIMAL, 10, 2, null),
                    false,
                    null,
                    Catalogs.randomized())),
            "aid",
            "message",
            List.of(
                new IndexDefinition(
                    "by_message",
                    IndexDefinition.Kind.GLOBAL,
                    "message",
                    "aid",
                    IndexDefinition.Projection.INCLUDE,
                    List.of("amount"))));

    TableEntry made = catalog.createTable(definition);

    CatalogSnapshot read = Catalogs.openElsewhere(store, 1, Catalogs.TABLE).snapshot();
    assertThat(read.epoch()).isEqualTo(2);
    assertThat(read.table("archive")).isEqualTo(made);
    assertThat(made.columns()).extracting(ColumnDefinition::columnId).containsExactly(1, 2, 3);
    assertThat(made.nextColumnId()).isEqualTo(4);
    assertThat(read.keys()).extracting(KeyEntry::name).containsExactly(Catalog.DEFAULT_KEY);
    assertThat(Catalog.difference(read, made, definition)).isNull();
  }

  @Test
  void namesAreFoundExactlyOrInAnyCase() {
    catalog.createTable(Catalogs.table("Orders", Catalogs.column("id", null)));
    catalog.createTable(Catalogs.table("orders", Catalogs.column("id", null)));
    CatalogSnapshot snapshot = catalog.snapshot();

    assertThat(snapshot.table("ORDERS")).isNull();
    assertThat(snapshot.tablesIgnoringCase("ORDERS"))
        .extracting(TableEntry::name)
        .containsExactly("Orders", "orders");
    assertThat(Objects.requireNonNull(snapshot.table("orders")).name()).isEqualTo("orders");
  }

  @Test
  void theNameBesideATableIsInClearAndItsDefaultIsNot() {
    catalog.createTable(
        Catalogs.table(
            "archive",
            new TableDefinition.Column("aid", SqlType.STRING, true, "'a secret default'", null)));

    StoredCatalog.Entry item = store.content().entries().get(0);
    assertThat(item.name()).isEqualTo("archive");
    assertThat(new String(item.bytes().toArray(), StandardCharsets.ISO_8859_1))
        .contains("archive")
        .doesNotContain("secret");
    assertThat(catalog.refresh().tables().toString()).doesNotContain("secret");
  }

  @Test
  void valuesSurviveAnotherConnection() {
    catalog.createTable(Catalogs.archive());
    RowBinding row = RowBinding.of(KeyAttribute.string("aid-001"), null);
    byte[] stored = cipher(catalog, "picture").encrypt(new StringValue("x"), row);

    Catalog other = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);

    assertThat(cipher(other, "picture").decrypt(stored, row)).isEqualTo(new StringValue("x"));
  }

  private static ColumnCipher cipher(Catalog catalog, String column) {
    CatalogSnapshot snapshot = catalog.snapshot();
    TableEntry table = Objects.requireNonNull(snapshot.table("archive"));
    return Objects.requireNonNull(catalog.ciphers(snapshot, table).column(column));
  }

  @Test
  void ciphersAreMadeOnceForEachEpoch() {
    catalog.createTable(Catalogs.archive());

    assertThat(cipher(catalog, "message")).isSameAs(cipher(catalog, "message"));
  }

  @Test
  void aDroppedTableIsGoneAndItsNameFree() {
    TableEntry first = catalog.createTable(Catalogs.archive());
    catalog.dropTable("archive");
    assertThat(catalog.snapshot().table("archive")).isNull();
    assertThat(Catalogs.openElsewhere(store, 1, Catalogs.TABLE).snapshot().tables()).isEmpty();
    assertCode(ErrorCode.TABLE_NOT_FOUND, () -> catalog.dropTable("archive"));

    assertThat(catalog.createTable(Catalogs.archive()).tableId()).isNotEqualTo(first.tableId());
  }

  @Test
  void keysHaveNamesAndVersionsOfTheirOwn() {
    KeyEntry hr = catalog.createKey("hr", null, false);
    KeyEntry sales = catalog.createKey("sales", null, false);

    assertThat(hr.versions().get(0).kvid()).isNotEqualTo(sales.versions().get(0).kvid());
    assertThat(catalog.createKey("HR", null, true)).isEqualTo(hr);
    assertCode(ErrorCode.KEY_EXISTS, () -> catalog.createKey("hr", null, false));
    TableEntry table =
        catalog.createTable(
            Catalogs.table(
                "people",
                Catalogs.column("id", null),
                Catalogs.column("pay", Catalogs.encrypted(EncryptionMode.RANDOMIZED, "Hr"))));
    assertThat(Objects.requireNonNull(table.columns().get(1).encryption()).keyId())
        .isEqualTo(hr.keyId());
  }

  @Test
  void aKeyOfAProviderThatHasNoneIsNotMade() {
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE,
        () -> catalog.createKey("hr", "env:ENCDYNAMO_TEST_NOT_SET", false));
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE, () -> catalog.createKey("hr", "vault:secret/hr", false));
    assertThat(catalog.refresh().keys()).isEmpty();
  }

  static Stream<Arguments> refusedDefinitions() {
    return Stream.of(
        Arguments.of(
            ErrorCode.PLAINTEXT_NEEDED,
            Catalogs.table("t", Catalogs.column("id", Catalogs.randomized()))),
        Arguments.of(
            ErrorCode.PLAINTEXT_NEEDED,
            new TableDefinition(
                "t",
                List.of(Catalogs.column("id", null), Catalogs.column("at", Catalogs.randomized())),
                "id",
                "at",
                List.of())),
        Arguments.of(
            ErrorCode.PLAINTEXT_NEEDED,
            new TableDefinition(
                "t",
                List.of(Catalogs.column("id", null), Catalogs.column("at", Catalogs.randomized())),
                "id",
                null,
                List.of(
                    new IndexDefinition(
                        "by_at",
                        IndexDefinition.Kind.GLOBAL,
                        "at",
                        null,
                        IndexDefinition.Projection.ALL,
                        List.of())))),
        Arguments.of(
            ErrorCode.KEY_NOT_FOUND,
            Catalogs.table(
                "t",
                Catalogs.column("id", null),
                Catalogs.column("x", Catalogs.encrypted(EncryptionMode.RANDOMIZED, "nobody")))),
        Arguments.of(
            ErrorCode.RESERVED_NAME,
            Catalogs.table("t", Catalogs.column("id", null), Catalogs.column("$bix.x", null))),
        Arguments.of(
            ErrorCode.ENCRYPTED_NAME_CASE,
            Catalogs.table(
                "t",
                Catalogs.column("id", null),
                Catalogs.column("Name", null),
                Catalogs.column("name", Catalogs.randomized()))),
        Arguments.of(
            ErrorCode.STATEMENT_INVALID,
            Catalogs.table("t", Catalogs.column("id", null), Catalogs.column("id", null))),
        Arguments.of(
            ErrorCode.STATEMENT_INVALID,
            new TableDefinition(
                "t", List.of(Catalogs.column("id", null)), "other", null, List.of())),
        Arguments.of(
            ErrorCode.NOT_SUPPORTED,
            Catalogs.table(
                "t",
                Catalogs.column("id", null),
                new TableDefinition.Column(
                    "x", SqlType.of(SqlType.Kind.DAY_TIME_INTERVAL), false, null, null))),
        Arguments.of(
            ErrorCode.STATEMENT_INVALID,
            Catalogs.table(
                "t",
                Catalogs.column("id", null),
                Catalogs.column(
                    "x",
                    new TableDefinition.Encrypted(
                        EncryptionMode.RANDOMIZED, Suites.AES_SIV, null, null, false, 0)))),
        Arguments.of(ErrorCode.STATEMENT_INVALID, blind(EncryptionMode.RANDOMIZED, 7)),
        Arguments.of(ErrorCode.STATEMENT_INVALID, blind(EncryptionMode.RANDOMIZED, 257)),
        Arguments.of(ErrorCode.STATEMENT_INVALID, blind(EncryptionMode.DETERMINISTIC, 16)),
        Arguments.of(
            ErrorCode.PLAINTEXT_NEEDED,
            new TableDefinition(
                "t", blind(EncryptionMode.RANDOMIZED, 16).columns(), "x", null, List.of())),
        Arguments.of(
            ErrorCode.RESERVED_NAME,
            Catalogs.table("t", Catalogs.column("id", null), Catalogs.column("$bix.x", null))));
  }

  private static TableDefinition blind(EncryptionMode mode, int bits) {
    return Catalogs.table(
        "t",
        Catalogs.column("id", null),
        Catalogs.column("x", new TableDefinition.Encrypted(mode, null, null, null, false, bits)));
  }

  @ParameterizedTest
  @MethodSource("refusedDefinitions")
  void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten(
      ErrorCode code, TableDefinition definition) {
    assertCode(code, () -> catalog.createTable(definition));
    assertThat(catalog.refresh().epoch()).isEqualTo(1);
  }

  @Test
  void aTableOfTheSameNameIsRefusedAndItsDifferenceNamed() {
    TableEntry table = catalog.createTable(Catalogs.archive());
    assertCode(ErrorCode.TABLE_EXISTS, () -> catalog.createTable(Catalogs.archive()));

    assertThat(
            Catalog.difference(
                catalog.snapshot(),
                table,
                Catalogs.table(
                    "archive",
                    Catalogs.column("aid", null),
                    Catalogs.column("message", Catalogs.randomized()),
                    Catalogs.column("picture", Catalogs.randomized()))))
        .contains("message");
  }

  @Test
  void whoIsLateReadsAgainAndLosesNothing() {
    Catalog other = Catalogs.open(store);
    other.snapshot();
    store.beforeCommit = () -> other.createTable(Catalogs.archive());

    catalog.createTable(Catalogs.table("orders", Catalogs.column("id", Catalogs.deterministic())));

    assertThat(catalog.snapshot().tables())
        .extracting(TableEntry::name)
        .containsExactly("archive", "orders");
    assertThat(catalog.snapshot().keys()).hasSize(1);
  }

  @Test
  void aChangeInTheMiddleOfAReadIsReadAgain() {
    Catalog writer = Catalogs.open(store);
    writer.snapshot();
    store.duringRead = () -> writer.createTable(Catalogs.archive());

    assertThat(Catalogs.openElsewhere(store, 1, Catalogs.TABLE).snapshot().tables()).hasSize(1);
  }

  @Test
  void manyWritersLoseNothing() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<TableEntry>> work =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      (Callable<TableEntry>)
                          () ->
                              Catalogs.open(store)
                                  .createTable(
                                      Catalogs.table(
                                          "t" + i,
                                          Catalogs.column("id", Catalogs.deterministic()))))
              .toList();
      for (Future<TableEntry> made : pool.invokeAll(work)) {
        assertThat(made.get()).isNotNull();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(catalog.refresh().tables()).hasSize(12);
    assertThat(catalog.snapshot().keys()).hasSize(1);
    assertThat(catalog.snapshot().epoch()).isEqualTo(13);
  }

  @Test
  void withinTheLeaseNothingIsReadAndAfterItTheManifestAlone() {
    AtomicLong now = new AtomicLong();
    Catalog reader =
        Catalog.open(
            store,
            Catalogs.TABLE,
            KeyProviders.master(Catalogs.key(1)),
            Catalogs.PROVIDERS,
            new Catalog.Settings(Duration.ofSeconds(10), Duration.ofMinutes(5)),
            new Pins(),
            now::get);
    CatalogSnapshot first = reader.snapshot();
    int reads = store.fullReads.get();

    now.addAndGet(Duration.ofMillis(9_999).toNanos());
    assertThat(reader.snapshot()).isSameAs(first);
    assertThat(store.manifestReads).hasValue(0);

    now.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(reader.snapshot()).isSameAs(first);
    assertThat(store.manifestReads).hasValue(1);
    assertThat(store.fullReads).hasValue(reads);

    catalog.createTable(Catalogs.archive());
    assertThat(reader.snapshot()).isSameAs(first);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(reader.snapshot().tables()).hasSize(1);
  }

  @Test
  void aRefreshTimeNeverLengthensTheLease() {
    AtomicLong now = new AtomicLong();
    Catalog reader =
        Catalog.open(
            store,
            Catalogs.TABLE,
            KeyProviders.master(Catalogs.key(1)),
            Catalogs.PROVIDERS,
            new Catalog.Settings(Duration.ofHours(1), Duration.ofMinutes(5)),
            new Pins(),
            now::get);
    reader.snapshot();
    catalog.createTable(Catalogs.archive());

    now.addAndGet(Catalogs.LEASE.toNanos());

    assertThat(reader.snapshot().tables()).hasSize(1);
  }

  @Test
  void whatOneConnectionOfTheProcessChangedTheOthersSeeAtOnce() {
    Catalog other = Catalogs.open(store);
    assertThat(other.snapshot().tables()).isEmpty();

    catalog.createTable(Catalogs.archive());

    assertThat(other.snapshot().tables()).hasSize(1);
  }

  @Test
  void aMasterKeyThatIsRefusedIsAccessDenied() {
    WrappingKey refused =
        new WrappingKey() {
          @Override
          public byte[] wrap(WrapContext context, byte[] dataKey) {
            throw new KeyDeniedException("not for you");
          }

          @Override
          public byte[] unwrap(WrapContext context, byte[] blob) {
            throw new KeyDeniedException("not for you");
          }

          @Override
          public void close() {}
        };
    Catalog.Settings settings = new Catalog.Settings(null, Duration.ofMinutes(5));

    assertCode(
        ErrorCode.ACCESS_DENIED,
        Catalog.open(store, Catalogs.TABLE, refused, Catalogs.PROVIDERS, settings)::snapshot);
    assertCode(
        ErrorCode.ACCESS_DENIED,
        () ->
            Catalog.open(new MemoryStore(), Catalogs.TABLE, refused, Catalogs.PROVIDERS, settings)
                .create(true, Catalogs.LEASE));
  }

  @Test
  void aTableWithoutPrimaryKeyHasAHiddenOne() {
    TableEntry table =
        catalog.createTable(
            Catalogs.table(
                "log",
                Catalogs.column(TableDefinition.HIDDEN_KEY, null),
                Catalogs.column("line", Catalogs.randomized())));

    assertThat(table.isKey("$id")).isTrue();
  }

  @Test
  void attributesThatDifferFromAnEncryptedOneInCaseAreFound() {
    TableEntry table = catalog.createTable(Catalogs.archive());

    assertThat(table.encryptedCaseVariant("Message")).isEqualTo(table.column("message"));
    assertThat(table.encryptedCaseVariant("message")).isNull();
    assertThat(table.encryptedCaseVariant("AID")).isNull();
  }

  @Test
  void withoutKeysTheCatalogIsOnlyKnownToExist() {
    Catalog keyless = Catalogs.openWithoutKeys(store);

    assertThat(keyless.hasKeys()).isFalse();
    assertThat(keyless.tableExists()).isTrue();
    assertThat(Catalogs.openWithoutKeys(new MemoryStore()).tableExists()).isFalse();
    assertCode(ErrorCode.CATALOG_MISSING, keyless::snapshot);
    assertCode(ErrorCode.CATALOG_MISSING, () -> keyless.createTable(Catalogs.archive()));
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> keyless.create(true, Catalogs.LEASE));
  }

  @Test
  void aClosedCatalogGivesNothing() {
    catalog.close();
    catalog.close();

    assertCode(ErrorCode.OBJECT_CLOSED, catalog::snapshot);
    assertCode(ErrorCode.OBJECT_CLOSED, () -> catalog.createTable(Catalogs.archive()));
  }

  private static void assertCode(ErrorCode code, ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            DriverException.class, thrown -> assertThat(thrown.code()).isEqualTo(code));
  }
}
