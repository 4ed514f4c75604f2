package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states of a key, and what each lets a client do that has seen it. */
class KeyChangesTest {
  private static final RowBinding ROW = RowBinding.of(KeyAttribute.string("aid-001"), null);
  private static final Value VALUE = new StringValue("attack at 2PM tomorrow!");

  private final MemoryStore store = new MemoryStore();
  private final Catalog catalog = Catalogs.open(store);
  private KeyChanges changes;

  @BeforeEach
  void create() {
    catalog.create(false, Catalogs.LEASE);
    catalog.createTable(
        Catalogs.table(
            "archive",
            Catalogs.column("aid", Catalogs.deterministic()),
            Catalogs.column("message", Catalogs.deterministic()),
            Catalogs.column("picture", Catalogs.randomized())));
    changes = catalog.keyChanges();
  }

  private TableCiphers ciphers(Catalog of) {
    CatalogSnapshot snapshot = of.snapshot();
    return of.ciphers(snapshot, Objects.requireNonNull(snapshot.table("archive")));
  }

  private ColumnCipher cipher(String column) {
    return Objects.requireNonNull(ciphers(catalog).column(column));
  }

  private static List<KeyState> states(KeyEntry key) {
    return key.versions().stream().map(KeyVersion::state).toList();
  }

  @Test
  void aRotationReadsBeforeItWrites() {
    byte[] old = cipher("message").encrypt(VALUE, ROW);
    byte[] oldPicture = cipher("picture").encrypt(VALUE, ROW);

    assertThat(states(changes.addVersion("DEFAULT")))
        .containsExactly(KeyState.CURRENT, KeyState.PENDING);
    assertThat(cipher("message").searchForms(VALUE)).hasSize(2).first().isEqualTo(old);
    assertThat(cipher("message").encrypt(VALUE, ROW)).isEqualTo(old);

    assertThat(states(changes.writePending("default")))
        .containsExactly(KeyState.FORMER, KeyState.CURRENT);
    byte[] now = cipher("message").encrypt(VALUE, ROW);
    assertThat(now).isNotEqualTo(old);
    assertThat(cipher("message").searchForms(VALUE)).containsExactly(now, old);
    for (byte[] stored : List.of(old, now)) {
      assertThat(cipher("message").decrypt(stored, ROW)).isEqualTo(VALUE);
    }
    assertThat(cipher("picture").decrypt(oldPicture, ROW)).isEqualTo(VALUE);
    assertThat(cipher("picture").decrypt(cipher("picture").encrypt(VALUE, ROW), ROW))
        .isEqualTo(VALUE);
  }

  @Test
  void toAskAgainForAStateThatIsReachedChangesNothing() {
    KeyEntry added = changes.addVersion("default");
    assertThat(changes.addVersion("default")).isEqualTo(added);
    KeyEntry written = changes.writePending("default");
    long epoch = catalog.snapshot().epoch();
    assertThat(changes.writePending("default")).isEqualTo(written);
    assertThat(catalog.snapshot().epoch()).isEqualTo(epoch);
  }

  @Test
  void aKeyColumnKeepsTheVersionOfItsItems() {
    byte[] old = cipher("aid").encrypt(VALUE, ROW);
    changes.addVersion("default");
    changes.writePending("default");

    assertThat(cipher("aid").encrypt(VALUE, ROW)).isEqualTo(old);
    assertThat(cipher("aid").searchForms(VALUE)).containsExactly(old);
  }

  @Test
  void whoHoldsCiphersLearnsOfNewKeysAndNeverForgetsOldOnes() {
    TableCiphers held = ciphers(catalog);
    ColumnCipher message = Objects.requireNonNull(held.column("message"));
    byte[] old = message.encrypt(VALUE, ROW);
    long stamp = held.stamp();
    changes.addVersion("default");
    changes.writePending("default");

    held.check();

    assertThat(held.stamp()).isNotEqualTo(stamp);
    assertThat(message.encrypt(VALUE, ROW)).isNotEqualTo(old);
    assertThat(message.decrypt(old, ROW)).isEqualTo(VALUE);
    assertThat(ciphers(catalog)).isSameAs(held);
  }

  @Test
  void aRetiredVersionIsReadOnlyByWhomHeldItBefore() {
    catalog.createTable(
        Catalogs.table(
            "plain", Catalogs.column("id", null), Catalogs.column("text", Catalogs.randomized())));
    catalog.dropTable("archive");
    int old = version(0);
    TableCiphers held = plain(catalog);
    byte[] stored = text(held).encrypt(VALUE, ROW);
    changes.addVersion("default");
    assertCode(ErrorCode.IN_USE, () -> changes.retireVersion("default", old));
    changes.writePending("default");

    changes.retireVersion("default", old);

    held.check();
    assertThat(text(held).decrypt(stored, ROW)).isEqualTo(VALUE);
    assertCode(ErrorCode.NOT_AUTHENTIC, () -> text(plain(catalog)).decrypt(stored, ROW));
    assertCode(ErrorCode.KEY_NOT_FOUND, () -> changes.retireVersion("default", 99));
  }

  private TableCiphers plain(Catalog of) {
    CatalogSnapshot snapshot = of.snapshot();
    return of.ciphers(snapshot, Objects.requireNonNull(snapshot.table("plain")));
  }

  private static ColumnCipher text(TableCiphers ciphers) {
    return Objects.requireNonNull(ciphers.column("text"));
  }

  private int version(int number) {
    return Objects.requireNonNull(catalog.snapshot().key("default")).versions().get(number).kvid();
  }

  @Test
  void aVersionThatAKeyColumnHasIsNotRetired() {
    changes.addVersion("default");
    changes.writePending("default");

    assertThatThrownBy(() -> changes.retireVersion("default", version(0)))
        .hasMessageContaining("'aid'")
        .hasMessageContaining("REENCRYPT");
  }

  @Test
  void aTableThatIsAlteredMeanwhileEndsTheStatement() {
    TableCiphers held = ciphers(catalog);
    catalog.createTable(Catalogs.table("other", Catalogs.column("id", null)));
    held.check();
    catalog.dropTable("archive");

    assertCode(ErrorCode.TABLE_CHANGED, held::check);
  }

  @Test
  void anotherConnectionLearnsWithinTheLeaseAtLatest() {
    TableCiphers elsewhere = ciphers(Catalogs.openElsewhere(store, 1, Catalogs.TABLE));
    changes.addVersion("default");
    elsewhere.check();
    assertThat(elsewhere.liveVersions()).hasSize(1);
    assertThat(elsewhere.lease()).isEqualTo(Catalogs.LEASE);
    Catalog later = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    assertThat(ciphers(later).liveVersions()).hasSize(2);
  }

  @Test
  void aDroppedKeyIsGoneWithItsValuesAndSaysSo() {
    byte[] stored = cipher("picture").encrypt(VALUE, ROW);
    changes.stopWriting("default");
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> cipher("picture").encrypt(VALUE, ROW));
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> cipher("aid").encrypt(VALUE, ROW));
    assertThat(cipher("picture").decrypt(stored, ROW)).isEqualTo(VALUE);

    changes.drop("default");

    KeyEntry key = Objects.requireNonNull(catalog.refresh().key("default"));
    assertThat(key.isDropped()).isTrue();
    assertThat(key.versions())
        .allSatisfy(version -> assertThat(version.wrapped().length()).isZero());
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> cipher("picture").decrypt(stored, ROW));
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, () -> changes.addVersion("default"));
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE,
        () ->
            catalog.createTable(
                Catalogs.table(
                    "more",
                    Catalogs.column("id", null),
                    Catalogs.column("text", Catalogs.randomized()))));
    catalog.dropTable("archive");
    changes.drop("default");
    assertThat(catalog.refresh().key("default")).isNull();
  }

  @Test
  void aRewrappedKeyIsTheSameBehindAnotherMasterKey(@TempDir Path directory) throws IOException {
    byte[] stored = cipher("picture").encrypt(VALUE, ROW);
    Path file = directory.resolve("master.key");
    Files.writeString(file, Base64.getEncoder().encodeToString(Catalogs.key(7)));
    KeyEntry before = Objects.requireNonNull(catalog.snapshot().key("default"));

    KeyEntry after = changes.rewrap("default", "file:" + file);

    assertThat(after.provider()).isEqualTo("file:" + file);
    assertThat(after.versions().get(0).commitment())
        .isEqualTo(before.versions().get(0).commitment());
    assertThat(after.versions().get(0).wrapped()).isNotEqualTo(before.versions().get(0).wrapped());
    Catalog other = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    assertThat(Objects.requireNonNull(ciphers(other).column("picture")).decrypt(stored, ROW))
        .isEqualTo(VALUE);
    Files.delete(file);
    Catalog without = Catalogs.openElsewhere(store, 1, Catalogs.TABLE);
    assertCode(
        ErrorCode.KEY_NOT_AVAILABLE,
        () -> Objects.requireNonNull(ciphers(without).column("picture")).decrypt(stored, ROW));
  }

  private static void assertCode(ErrorCode code, ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            DriverException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
