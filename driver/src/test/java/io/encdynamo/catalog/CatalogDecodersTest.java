package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.CanonicalEncoding;
import io.encdynamo.crypto.FormatPage;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.Mutations;
import io.encdynamo.crypto.NotCanonicalException;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.StructValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever the catalog's table holds, it is refused as not authentic; and whatever an authentic
 * entry says, it is understood or refused as not known. Nothing else is thrown.
 */
class CatalogDecodersTest {
  private static final int MUTATIONS = Integer.getInteger("random.bytes", 20_000);
  private static final RootKey ROOT =
      RootKey.open(
          KeyProviders.master(FormatPage.input("masterKey")),
          FormatPage.inputId("catalogId"),
          FormatPage.vector("input", "catalogTable").text(1),
          new RootKey.Wrapped(
              Bytes.of(FormatPage.vector("wrap", "root").bytes(2)),
              Bytes.of(FormatPage.vector("commit", "root").bytes(1))));

  private interface Reading {
    void run() throws NotAuthenticException, NotCanonicalException;
  }

  /** Whether it was refused; anything but the proper refusal comes through. */
  private static boolean isRefused(Reading reading) {
    try {
      reading.run();
      return false;
    } catch (NotAuthenticException | NotCanonicalException refused) {
      return true;
    } catch (DriverException newer) {
      assertThat(newer.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
      return true;
    }
  }

  @Test
  void changedEntriesAndManifestsAreRefused() {
    Mutations mutations = new Mutations(9);
    byte[] entry = FormatPage.vector("entry", "table").bytes(2);
    byte[] manifest = FormatPage.vector("manifest", "2").bytes(1);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changedEntry = mutations.of(entry);
      if (!Arrays.equals(changedEntry, entry)) {
        assertThat(isRefused(() -> StoredEntry.read(ROOT, Bytes.of(changedEntry)))).isTrue();
      }
      byte[] changedManifest = mutations.of(manifest);
      if (!Arrays.equals(changedManifest, manifest)) {
        assertThat(isRefused(() -> Manifest.read(ROOT, Bytes.of(changedManifest)))).isTrue();
      }
    }
  }

  @Test
  void authenticEntriesThatSayAnythingAreUnderstoodOrRefused() {
    Id16 id = FormatPage.inputId("tableId");
    List<byte[]> bodies = new ArrayList<>();
    bodies.add(FormatPage.vector("entry", "table").bytes(1));
    bodies.add(FormatPage.vector("entry", "key").bytes(1));
    bodies.add(CanonicalEncoding.encode(new RestoreBody("restored", id).write()));
    Mutations mutations = new Mutations(10);
    int read = 0;
    for (int i = 0; i < 5 * MUTATIONS; i++) {
      StructValue body = struct(mutations.of(bodies.get(i % bodies.size())));
      if (body != null) {
        read++;
        isRefused(() -> new TableBody(ROOT, id).read(body));
        isRefused(() -> KeyBody.read(id, body));
        isRefused(() -> RestoreBody.read(body));
        isRefused(() -> DomainBody.read(new EntryId(EntryKind.DOMAIN, id), body));
      }
    }
    assertThat(read).as("bodies that decode").isGreaterThan(500);
  }

  private static @Nullable StructValue struct(byte[] bytes) {
    try {
      return CanonicalEncoding.decode(bytes) instanceof StructValue struct ? struct : null;
    } catch (NotCanonicalException refused) {
      return null;
    }
  }

  @Test
  void aWholeCatalogWithAnythingInItIsRefusedWithItsOwnErrors() {
    MemoryStore store = new MemoryStore();
    Catalog catalog = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    catalog.create(false, Catalogs.LEASE);
    catalog.createTable(Catalogs.archive());
    StoredCatalog intact = store.content();
    Mutations mutations = new Mutations(11);
    for (int i = 0; i < MUTATIONS / 20; i++) {
      StoredCatalog.Root root = Objects.requireNonNull(intact.root());
      int which = i % 4;
      StoredCatalog changed =
          new StoredCatalog(
              new StoredCatalog.Root(
                  which == 0 ? changed(mutations, root.catalogId()) : root.catalogId(),
                  which == 1 ? changed(mutations, root.blob()) : root.blob(),
                  which == 2 ? changed(mutations, root.commit()) : root.commit()),
              intact.manifest(),
              which == 3
                  ? intact.entries().stream()
                      .map(
                          entry ->
                              new StoredCatalog.Entry(
                                  entry.entry(), changed(mutations, entry.bytes()), entry.name()))
                      .toList()
                  : intact.entries());
      store.overwrite(changed);
      try {
        Catalogs.openElsewhere(store, 1, Catalogs.TABLE).snapshot();
        assertThat(changed).isEqualTo(intact);
      } catch (DriverException refused) {
        assertThat(refused.code().sqlState()).startsWith("5E");
      }
    }
  }

  private static Bytes changed(Mutations mutations, Bytes bytes) {
    return Bytes.of(mutations.of(bytes.toArray()));
  }
}
