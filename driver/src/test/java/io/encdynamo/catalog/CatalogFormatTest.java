package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.FormatPage;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.crypto.Suites;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The catalog of the format page, byte for byte. */
class CatalogFormatTest {
  private static final Id16 CATALOG = FormatPage.inputId("catalogId");
  private static final Id16 TABLE = FormatPage.inputId("tableId");
  private static final Id16 KEY = FormatPage.inputId("keyId");
  private static final int KVID = FormatPage.inputNumber("kvid");
  private static final RootKey ROOT = root();

  private static RootKey root() {
    return RootKey.open(
        KeyProviders.master(FormatPage.input("masterKey")),
        CATALOG,
        FormatPage.vector("input", "catalogTable").text(1),
        new RootKey.Wrapped(
            Bytes.of(FormatPage.vector("wrap", "root").bytes(2)),
            Bytes.of(FormatPage.vector("commit", "root").bytes(1))));
  }

  private static TableEntry table() {
    return new TableEntry(
        "archive",
        TABLE,
        List.of(
            new ColumnDefinition("aid", 1, SqlType.STRING, true, null, null),
            new ColumnDefinition(
                "message",
                2,
                new SqlType(SqlType.Kind.STRING, 80, 0, null),
                false,
                null,
                encryption(EncryptionMode.DETERMINISTIC)),
            new ColumnDefinition(
                "state",
                3,
                new SqlType(SqlType.Kind.DECIMAL, 10, 2, null),
                false,
                "'new'",
                encryption(EncryptionMode.RANDOMIZED))),
        "aid",
        null,
        List.of(
            new IndexDefinition(
                "by_message",
                IndexDefinition.Kind.GLOBAL,
                "message",
                null,
                IndexDefinition.Projection.KEYS,
                List.of())),
        4);
  }

  private static Encryption encryption(EncryptionMode mode) {
    return new Encryption(mode, Suites.defaultFor(mode), KEY, null, false, 0);
  }

  private static KeyEntry key() {
    return new KeyEntry(
        "default",
        KEY,
        null,
        List.of(
            new KeyVersion(
                KVID,
                KeyState.CURRENT,
                Bytes.of(FormatPage.vector("wrap", "data").bytes(2)),
                Bytes.of(FormatPage.vectors("derive").get(4).bytes(2)))));
  }

  @Test
  void entriesAreThoseOfThePage() throws Exception {
    StoredEntry table =
        StoredEntry.write(
            ROOT,
            new EntryId(EntryKind.TABLE, TABLE),
            2,
            new TableBody(ROOT, TABLE).write(table()));
    StoredEntry key =
        StoredEntry.write(ROOT, new EntryId(EntryKind.KEY, KEY), 2, KeyBody.write(key()));

    assertThat(hex(table.bytes())).isEqualTo(FormatPage.vector("entry", "table").text(2));
    assertThat(hex(table.bytes())).contains(FormatPage.vector("entry", "table").text(1));
    assertThat(hex(key.bytes())).isEqualTo(FormatPage.vector("entry", "key").text(2));
    assertThat(new TableBody(ROOT, TABLE).read(StoredEntry.read(ROOT, table.bytes()).body()))
        .isEqualTo(table());
    assertThat(KeyBody.read(KEY, StoredEntry.read(ROOT, key.bytes()).body())).isEqualTo(key());
  }

  @Test
  void manifestsAreThoseOfThePage() throws Exception {
    Duration lease = Duration.ofSeconds(60);
    Bytes first =
        new Manifest(CATALOG, 1, Manifest.NO_PREVIOUS, 1, lease, new TreeMap<>()).write(ROOT);
    TreeMap<EntryId, Bytes> listed = new TreeMap<>();
    for (String name : List.of("table", "key")) {
      StoredEntry entry =
          StoredEntry.read(ROOT, Bytes.of(FormatPage.vector("entry", name).bytes(2)));
      listed.put(entry.id(), entry.hash());
    }
    Manifest second = new Manifest(CATALOG, 2, Sha256.of(first), KVID + 1, lease, listed);

    assertThat(hex(first)).isEqualTo(FormatPage.vector("manifest", "1").text(1));
    assertThat(hex(second.write(ROOT))).isEqualTo(FormatPage.vector("manifest", "2").text(1));
    assertThat(Manifest.read(ROOT, second.write(ROOT))).isEqualTo(second);
  }

  @Test
  void aReaderThatIsTooOldSaysWhichOneIsNeeded() {
    byte[] bytes =
        new Manifest(CATALOG, 1, Manifest.NO_PREVIOUS, 1, Duration.ofSeconds(60), new TreeMap<>())
            .write(ROOT)
            .toArray()
            .clone();
    bytes[3] = 2;
    int listed = bytes.length - 32;
    byte[] label = "EDv1 list".getBytes(StandardCharsets.US_ASCII);
    byte[] mac = ROOT.mac(label, Arrays.copyOf(bytes, listed));
    assertThatThrownBy(() -> Manifest.read(ROOT, Bytes.of(bytes.clone())))
        .as("who has no key cannot make it say so")
        .isInstanceOf(NotAuthenticException.class);
    System.arraycopy(mac, 0, bytes, listed, mac.length);
    assertThatThrownBy(() -> Manifest.read(ROOT, Bytes.of(bytes)))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
              assertThat(refused).hasMessageContaining("reader 2");
            });
  }

  @Test
  void theWholeCatalogOfThePageOpens() {
    MemoryStore store = new MemoryStore();
    store.overwrite(
        new StoredCatalog(
            new StoredCatalog.Root(
                Bytes.of(CATALOG.bytes()),
                Bytes.of(FormatPage.vector("wrap", "root").bytes(2)),
                Bytes.of(FormatPage.vector("commit", "root").bytes(1))),
            Bytes.of(FormatPage.vector("manifest", "2").bytes(1)),
            List.of(
                new StoredCatalog.Entry(
                    "01" + TABLE.hex(),
                    Bytes.of(FormatPage.vector("entry", "table").bytes(2)),
                    "archive"),
                new StoredCatalog.Entry(
                    "02" + KEY.hex(),
                    Bytes.of(FormatPage.vector("entry", "key").bytes(2)),
                    null))));

    CatalogSnapshot snapshot =
        Catalog.open(
                store,
                FormatPage.vector("input", "catalogTable").text(1),
                KeyProviders.master(FormatPage.input("masterKey")),
                Catalogs.PROVIDERS,
                new Catalog.Settings(null, Duration.ofMinutes(5)))
            .snapshot();

    assertThat(snapshot.tables()).containsExactly(table());
    assertThat(snapshot.keys()).containsExactly(key());
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.toArray());
  }
}
