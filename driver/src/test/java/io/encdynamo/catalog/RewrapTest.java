package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ALTER CATALOG REWRAP: another master key, the same keys. */
class RewrapTest {
  @TempDir Path directory;
  private final MemoryStore store = new MemoryStore();
  private Catalog catalog;
  private String next;
  private String apart;

  @BeforeEach
  void fill() throws IOException {
    next = keyFile("next", 9);
    apart = keyFile("apart", 8);
    catalog = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    catalog.create(false, Catalogs.LEASE);
    catalog.createTable(Catalogs.archive());
    catalog.createKey("own", null, false);
    catalog.createKey("apart", apart, false);
  }

  private String keyFile(String name, int seed) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, Base64.getEncoder().encodeToString(Catalogs.key(seed)));
    return "file:" + file;
  }

  private byte[] encrypted(Catalog by) {
    CatalogSnapshot snapshot = by.snapshot();
    TableEntry table = Objects.requireNonNull(snapshot.table("archive"));
    return Objects.requireNonNull(by.ciphers(snapshot, table).column("message"))
        .searchForms(new StringValue("word"))
        .get(0);
  }

  @Test
  void allKeysWithoutAProviderGoWithTheRootKey() {
    byte[] before = encrypted(catalog);
    CatalogSnapshot former = catalog.snapshot();

    assertThat(catalog.rewrap(next)).as("default and own").isEqualTo(2);

    Catalog anew = Catalogs.openElsewhere(store, 9, Catalogs.TABLE);
    assertThat(anew.snapshot().epoch()).isEqualTo(former.epoch() + 1);
    assertThat(encrypted(anew)).isEqualTo(before);
    for (KeyEntry key : former.keys()) {
      KeyEntry now = Objects.requireNonNull(anew.snapshot().key(key.keyId()));
      KeyVersion version = now.versions().get(0);
      assertThat(version.commitment()).isEqualTo(key.versions().get(0).commitment());
      if (key.provider() == null) {
        assertThat(version.wrapped()).isNotEqualTo(key.versions().get(0).wrapped());
      } else {
        assertThat(now).isEqualTo(key);
      }
    }
  }

  @Test
  void theFormerMasterKeyOpensNothingAnyMore() {
    catalog.rewrap(next);
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE,
        () -> Catalogs.openElsewhere(store, 1, Catalogs.TABLE).snapshot());
  }

  @Test
  void whoRewrappedGoesOn() {
    CatalogSnapshot former = catalog.snapshot();
    TableCiphers held = catalog.ciphers(former, Objects.requireNonNull(former.table("archive")));
    catalog.rewrap(next);

    catalog.createKey("later", null, false);
    byte[] now = encrypted(catalog);
    assertThat(
            Objects.requireNonNull(held.column("message"))
                .searchForms(new StringValue("word"))
                .get(0))
        .as("a statement that began before, with a key that is not unwrapped yet")
        .isEqualTo(now);
    assertThat(Catalogs.openElsewhere(store, 9, Catalogs.TABLE).snapshot().key("later"))
        .isNotNull();
  }

  @Test
  void anotherWriterAtTheSameTimeLosesNothing() {
    Catalog other = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    other.snapshot();
    store.beforeCommit = () -> other.createKey("between", null, false);

    assertThat(catalog.rewrap(next)).isEqualTo(3);

    Catalog anew = Catalogs.openElsewhere(store, 9, Catalogs.TABLE);
    assertThat(anew.snapshot().key("between")).isNotNull();
    assertThat(anew.snapshot().table("archive")).isNotNull();
  }

  @Test
  void aMasterKeyThatIsNotThereChangesNothing() {
    StoredCatalog before = store.content();
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE, () -> catalog.rewrap("file:" + directory.resolve("nowhere")));
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> catalog.rewrap("nosuch:key"));
    Catalog strict =
        Catalog.open(
            store,
            Catalogs.TABLE,
            KeyProviders.master(Catalogs.key(1)),
            new KeyProviders(Set.of("kms"), name -> null),
            new Catalog.Settings(null, Duration.ofMinutes(5)));
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> strict.rewrap(next));
    assertThat(store.content()).isEqualTo(before);
    assertThat(catalog.snapshot().table("archive")).isNotNull();
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DriverException.class, thrown -> assertThat(thrown.code()).isEqualTo(code));
  }
}
