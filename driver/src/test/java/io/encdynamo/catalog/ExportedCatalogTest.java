package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** EXPORT CATALOG and IMPORT CATALOG, without the file between. */
class ExportedCatalogTest {
  private final MemoryStore store = new MemoryStore();
  private Catalog catalog;

  @BeforeEach
  void fill() {
    catalog = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    catalog.create(false, Catalogs.LEASE);
    catalog.createTable(Catalogs.archive());
    catalog.createKey("spare", null, false);
  }

  private static Catalog opened(MemoryStore place) {
    return Catalogs.openElsewhere(place, 1, Catalogs.TABLE);
  }

  @Test
  void anEmptyPlaceTakesIt() {
    MemoryStore empty = new MemoryStore();
    opened(empty).restore(catalog.export());
    assertThat(empty.content()).isEqualTo(store.content());
    assertThat(opened(empty).snapshot()).isEqualTo(catalog.snapshot());
  }

  @Test
  void itMayHaveMoreEntriesThanATransaction() {
    for (int i = 0; i < 120; i++) {
      catalog.createTable(Catalogs.table("table" + i, Catalogs.column("id", null)));
    }
    MemoryStore empty = new MemoryStore();
    opened(empty).restore(catalog.export());
    assertThat(opened(empty).snapshot().tables()).hasSize(121);
  }

  @Test
  void anImportThatWasCutOffIsTakenUpAgain() {
    StoredCatalog exported = catalog.export();
    MemoryStore half = new MemoryStore();
    half.overwrite(
        new StoredCatalog(
            null,
            null,
            List.of(
                exported.entries().get(0),
                new StoredCatalog.Entry("ff", Bytes.of(new byte[3]), null))));
    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, () -> opened(half).snapshot());
    opened(half).restore(exported);
    assertThat(half.content()).isEqualTo(store.content());
  }

  @Test
  void anOlderStateOfTheSameCatalogIsReplaced() {
    StoredCatalog older = store.content();
    catalog.createTable(Catalogs.table("late", Catalogs.column("id", null)));
    StoredCatalog exported = catalog.export();
    store.overwrite(older);
    opened(store).restore(exported);
    assertThat(store.content()).isEqualTo(exported);
  }

  @Test
  void aNewerStateStays() {
    StoredCatalog exported = catalog.export();
    catalog.createTable(Catalogs.table("late", Catalogs.column("id", null)));
    assertRefused(ErrorCode.CATALOG_OLD, exported);
  }

  @Test
  void anotherHistoryOfTheSameEpochStays() {
    StoredCatalog older = store.content();
    catalog.createKey("one", null, false);
    StoredCatalog exported = catalog.export();
    store.overwrite(older);
    opened(store).createKey("other", null, false);
    assertRefused(ErrorCode.CATALOG_OLD, exported);
  }

  @Test
  void damageIsHealed() {
    StoredCatalog exported = catalog.export();
    List<StoredCatalog.Entry> damaged = new ArrayList<>(exported.entries());
    damaged.remove(0);
    damaged.add(new StoredCatalog.Entry("ff", Bytes.of(new byte[3]), "x"));
    store.overwrite(new StoredCatalog(exported.root(), exported.manifest(), damaged));
    opened(store).restore(exported);
    assertThat(store.content()).isEqualTo(exported);

    store.overwrite(
        new StoredCatalog(exported.root(), flipped(exported.manifest()), exported.entries()));
    opened(store).restore(exported);
    assertThat(store.content()).isEqualTo(exported);
  }

  @Test
  void anotherCatalogStays() {
    StoredCatalog exported = catalog.export();
    store.overwrite(new StoredCatalog(null, null, List.of()));
    opened(store).create(false, Catalogs.LEASE);
    assertRefused(ErrorCode.TABLE_EXISTS, exported);
  }

  @Test
  void aCatalogWithoutAManifestStays() {
    StoredCatalog exported = catalog.export();
    store.overwrite(new StoredCatalog(exported.root(), null, exported.entries()));
    assertRefused(ErrorCode.CATALOG_NOT_AUTHENTIC, exported);
  }

  @Test
  void whatIsNotAuthenticIsNotImported() {
    StoredCatalog exported = catalog.export();
    StoredCatalog.Root root = Objects.requireNonNull(exported.root());
    MemoryStore empty = new MemoryStore();
    List<StoredCatalog.Entry> less = exported.entries().subList(1, exported.entries().size());
    assertCode(
        ErrorCode.CATALOG_NOT_AUTHENTIC,
        () -> opened(empty).restore(new StoredCatalog(root, exported.manifest(), less)));
    assertCode(
        ErrorCode.CATALOG_NOT_AUTHENTIC,
        () ->
            opened(empty)
                .restore(
                    new StoredCatalog(root, flipped(exported.manifest()), exported.entries())));
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE,
        () -> Catalogs.openElsewhere(empty, 2, Catalogs.TABLE).restore(exported));
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE,
        () -> Catalogs.openElsewhere(empty, 1, "another_table").restore(exported));
    assertThat(empty.content()).isEqualTo(new StoredCatalog(null, null, List.of()));
    assertThat(empty.exists()).isFalse();
  }

  @Test
  void whatIsNotAuthenticIsNotExported() {
    store.alter(now -> new StoredCatalog(now.root(), now.manifest(), List.of()));
    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, () -> catalog.export());
  }

  @Test
  void anOlderOneThanWasSeenHasToBeAcceptedToo() {
    StoredCatalog exported = catalog.export();
    catalog.createKey("late", null, false);
    store.overwrite(new StoredCatalog(null, null, List.of()));
    catalog.restore(exported);
    assertCode(ErrorCode.CATALOG_OLD, () -> catalog.snapshot());
    catalog.accept();
    assertThat(catalog.snapshot().key("late")).isNull();
  }

  @Test
  void anotherWriterMeanwhileIsNotOverwritten() {
    StoredCatalog older = store.content();
    catalog.createKey("late", null, false);
    StoredCatalog exported = catalog.export();
    store.overwrite(older);
    Catalog other = opened(store);
    other.snapshot();
    store.beforeCommit =
        () -> {
          other.createKey("one", null, false);
          other.createKey("more", null, false);
        };
    assertCode(ErrorCode.CATALOG_OLD, () -> opened(store).restore(exported));
    assertThat(opened(store).snapshot().key("more")).isNotNull();
  }

  private static Bytes flipped(@Nullable Bytes manifest) {
    byte[] bytes = Objects.requireNonNull(manifest).toArray().clone();
    bytes[bytes.length - 1] ^= 1;
    return Bytes.of(bytes);
  }

  private void assertRefused(ErrorCode code, StoredCatalog exported) {
    StoredCatalog before = store.content();
    assertCode(code, () -> opened(store).restore(exported));
    assertThat(store.content()).isEqualTo(before);
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DriverException.class, thrown -> assertThat(thrown.code()).isEqualTo(code));
  }
}
