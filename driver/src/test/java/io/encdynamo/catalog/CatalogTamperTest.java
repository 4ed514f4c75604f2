package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody can do who may write the catalog's table and has no key. */
class CatalogTamperTest {
  private final MemoryStore store = new MemoryStore();
  private final Catalog catalog = Catalogs.open(store);
  private @Nullable StoredCatalog older;

  @BeforeEach
  void create() {
    catalog.create(false, Catalogs.LEASE);
    catalog.createTable(Catalogs.archive());
    older = store.content();
    catalog.createTable(
        Catalogs.table(
            "orders",
            Catalogs.column("id", Catalogs.deterministic()),
            Catalogs.column("total", Catalogs.randomized())));
    assertThat(Catalogs.open(store).snapshot().tables()).hasSize(2);
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        Arguments.of("a table's entry deleted", entries(all -> all.subList(1, all.size()))),
        Arguments.of("the key's entry deleted", entries(all -> all.subList(0, all.size() - 1))),
        Arguments.of("all entries deleted", entries(all -> List.of())),
        Arguments.of(
            "an entry under the sort key of another",
            entries(all -> List.of(moved(all.get(1), all.get(0).entry()), all.get(1), all.get(2)))),
        Arguments.of(
            "a copy of an entry under a sort key that is no entry's",
            entries(
                all -> {
                  List<StoredCatalog.Entry> more = new ArrayList<>(all);
                  more.add(moved(all.get(0), "backup"));
                  return more;
                })),
        Arguments.of(
            "an item that is no entry",
            entries(
                all -> {
                  List<StoredCatalog.Entry> more = new ArrayList<>(all);
                  more.add(new StoredCatalog.Entry("05", Bytes.of(new byte[0]), null));
                  return more;
                })),
        Arguments.of("another name beside a table", entries(all -> renamed(all, "customers"))),
        Arguments.of("no name beside a table", entries(all -> renamed(all, null))),
        Arguments.of("manifest deleted", manifest(bytes -> null)),
        Arguments.of("manifest cut", manifest(bytes -> Arrays.copyOf(bytes, bytes.length - 1))),
        Arguments.of("manifest cut to nothing", manifest(bytes -> new byte[1])),
        Arguments.of("manifest extended", manifest(b -> Arrays.copyOf(b, b.length + 1))),
        Arguments.of("root deleted", (UnaryOperator<StoredCatalog>) CatalogTamperTest::rootless),
        Arguments.of(
            "commitment altered",
            root(
                root ->
                    new StoredCatalog.Root(root.catalogId(), root.blob(), flip(root.commit(), 3)))),
        Arguments.of(
            "catalog id cut",
            root(
                root ->
                    new StoredCatalog.Root(Bytes.of(new byte[15]), root.blob(), root.commit()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void tamperingIsNoticed(String what, UnaryOperator<StoredCatalog> attack) {
    store.alter(attack);

    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, Catalogs.open(store));
    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void tamperingStopsAChange(String what, UnaryOperator<StoredCatalog> attack) {
    store.alter(attack);
    StoredCatalog before = store.content();

    assertThatThrownBy(
            () ->
                Catalogs.openElsewhere(store, 1, Catalogs.TABLE)
                    .createTable(Catalogs.table("t", Catalogs.column("id", null))))
        .isInstanceOf(DriverException.class);
    assertThat(store.content()).isEqualTo(before);
  }

  @Test
  void everyFlippedBitOfAnEntryAndOfTheManifestIsNoticed() {
    StoredCatalog intact = store.content();
    int entryBits = 8 * intact.entries().get(0).bytes().length();
    for (int bit = 0; bit < entryBits; bit += 7) {
      int flipped = bit;
      store.overwrite(
          entries(
                  all -> {
                    List<StoredCatalog.Entry> altered = new ArrayList<>(all);
                    StoredCatalog.Entry first = all.get(0);
                    altered.set(
                        0,
                        new StoredCatalog.Entry(
                            first.entry(), flip(first.bytes(), flipped), first.name()));
                    return altered;
                  })
              .apply(intact));
      assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
    }
    int manifestBits = 8 * Objects.requireNonNull(intact.manifest()).length();
    for (int bit = 16; bit < manifestBits; bit += 7) {
      int flipped = bit;
      store.overwrite(manifest(bytes -> flip(Bytes.of(bytes), flipped).toArray()).apply(intact));
      assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
    }
  }

  @Test
  void aNewerFormatIsRefusedWithAWordOfItsOwn() {
    store.alter(manifest(bytes -> flip(Bytes.of(bytes), 8).toArray()));

    assertCode(ErrorCode.NOT_SUPPORTED, Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
  }

  @Test
  void theWholeCatalogPutBackIsNoticedByWhoHasSeenTheNewerOne() {
    store.overwrite(Objects.requireNonNull(older));

    assertCode(ErrorCode.CATALOG_OLD, Catalogs.open(store));
    assertThatThrownBy(catalog::refresh)
        .isInstanceOfSatisfying(
            DriverException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.CATALOG_OLD));
    assertThat(Catalogs.openElsewhere(store, 1, Catalogs.TABLE).snapshot().tables()).hasSize(1);
  }

  @Test
  void theManifestAlonePutBackIsNoticedByAnybody() {
    StoredCatalog before = Objects.requireNonNull(older);
    store.alter(now -> new StoredCatalog(now.root(), before.manifest(), now.entries()));

    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
  }

  @Test
  void twoHistoriesWithTheSameEpochAreNoticed() {
    StoredCatalog seen = store.content();
    store.overwrite(Objects.requireNonNull(older));
    Catalogs.openElsewhere(store, 1, Catalogs.TABLE)
        .createTable(Catalogs.table("other", Catalogs.column("id", null)));
    assertThat(store.content()).isNotEqualTo(seen);

    assertCode(ErrorCode.CATALOG_OLD, Catalogs.open(store));
  }

  @Test
  void anotherCatalogUnderTheSameMasterKeyInItsPlaceIsNoticed() {
    MemoryStore foreign = new MemoryStore();
    Catalogs.openElsewhere(foreign, 1, Catalogs.TABLE).create(false, Catalogs.LEASE);
    store.overwrite(foreign.content());

    assertCode(ErrorCode.CATALOG_OLD, Catalogs.open(store));
  }

  @Test
  void aCatalogMovedToATableOfAnotherNameDoesNotOpen() {
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, Catalogs.openElsewhere(store, 1, "elsewhere"));
  }

  @Test
  void anotherMasterKeyDoesNotOpenIt() {
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, Catalogs.open(store, 2));
  }

  @Test
  void theRootKeyOfAnotherCatalogDoesNotOpenIt() {
    MemoryStore foreign = new MemoryStore();
    Catalogs.openElsewhere(foreign, 1, Catalogs.TABLE).create(false, Catalogs.LEASE);
    StoredCatalog other = foreign.content();
    store.alter(now -> new StoredCatalog(other.root(), now.manifest(), now.entries()));

    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
  }

  @Test
  void aDeletedCatalogDoesNotLookLikeFirstUse() {
    store.deleteTable();
    Catalog fresh = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);

    assertCode(ErrorCode.CATALOG_MISSING, Catalogs.open(store));
    assertCode(ErrorCode.CATALOG_MISSING, fresh);
    for (ThrowingUse use :
        List.<ThrowingUse>of(
            c -> c.createKey("k", null, true),
            c -> c.createTable(Catalogs.archive()),
            c -> c.dropTable("archive"),
            c -> c.keyRing())) {
      assertThatThrownBy(() -> use.on(fresh))
          .isInstanceOfSatisfying(
              DriverException.class,
              thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.CATALOG_MISSING));
    }
    assertThat(store.exists()).isFalse();
  }

  @Test
  void afterADeletionOnlyCreateCatalogStartsAnew() {
    store.deleteTable();

    assertThat(Catalogs.open(store).create(false, Catalogs.LEASE)).isTrue();
    assertThat(Catalogs.open(store).snapshot().tables()).isEmpty();
  }

  @Test
  void aWrappedKeyInThePlaceOfAnotherDoesNotOpen() {
    catalog.createKey("hr", null, false);
    CatalogSnapshot snapshot = catalog.snapshot();
    KeyEntry hr = Objects.requireNonNull(snapshot.key("hr"));
    KeyEntry used = Objects.requireNonNull(snapshot.key(Catalog.DEFAULT_KEY));
    KeyEntry swapped = new KeyEntry(used.name(), used.keyId(), null, hr.versions());
    CatalogSnapshot forged =
        new CatalogSnapshot(
            snapshot.catalogId(),
            snapshot.epoch(),
            snapshot.lease(),
            snapshot.tables(),
            List.of(swapped),
            List.of(),
            List.of());
    TableEntry table = Objects.requireNonNull(snapshot.table("orders"));
    TableCiphers ciphers = TableCiphers.of(table, forged, catalog.keyRing(), () -> forged);

    assertThatThrownBy(() -> Objects.requireNonNull(ciphers.column("total")).keyDenied())
        .isInstanceOfSatisfying(
            DriverException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE));
  }

  private interface ThrowingUse {
    void on(Catalog catalog);
  }

  private static void assertCode(ErrorCode code, Catalog opened) {
    assertThatThrownBy(opened::snapshot)
        .isInstanceOfSatisfying(
            DriverException.class, thrown -> assertThat(thrown.code()).isEqualTo(code));
  }

  private static UnaryOperator<StoredCatalog> entries(
      UnaryOperator<List<StoredCatalog.Entry>> attack) {
    return stored ->
        new StoredCatalog(stored.root(), stored.manifest(), attack.apply(stored.entries()));
  }

  private interface BytesAttack {
    byte @Nullable [] on(byte[] bytes);
  }

  private static UnaryOperator<StoredCatalog> manifest(BytesAttack attack) {
    return stored -> {
      byte[] altered = attack.on(Objects.requireNonNull(stored.manifest()).toArray());
      return new StoredCatalog(
          stored.root(), altered == null ? null : Bytes.of(altered), stored.entries());
    };
  }

  private static UnaryOperator<StoredCatalog> root(UnaryOperator<StoredCatalog.Root> attack) {
    return stored ->
        new StoredCatalog(
            attack.apply(Objects.requireNonNull(stored.root())),
            stored.manifest(),
            stored.entries());
  }

  private static StoredCatalog rootless(StoredCatalog stored) {
    return new StoredCatalog(null, stored.manifest(), stored.entries());
  }

  private static StoredCatalog.Entry moved(StoredCatalog.Entry entry, String to) {
    return new StoredCatalog.Entry(to, entry.bytes(), entry.name());
  }

  private static List<StoredCatalog.Entry> renamed(
      List<StoredCatalog.Entry> entries, @Nullable String name) {
    List<StoredCatalog.Entry> altered = new ArrayList<>(entries);
    StoredCatalog.Entry first = entries.get(0);
    altered.set(0, new StoredCatalog.Entry(first.entry(), first.bytes(), name));
    return altered;
  }

  private static Bytes flip(Bytes bytes, int bit) {
    byte[] flipped = bytes.toArray();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.of(flipped);
  }
}
