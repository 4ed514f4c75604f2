package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of catalogPin, and catalogs that were put back while no JVM remembered them. */
class PinFileTest {
  private static final Id16 CATALOG = Id16.random();

  @TempDir Path directory;
  private Path file;
  private final MemoryStore store = new MemoryStore();

  @BeforeEach
  void name() {
    file = directory.resolve("pin");
  }

  private static Pin pin(long epoch, int hash) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) hash;
    return new Pin(CATALOG, epoch, Bytes.of(bytes));
  }

  @Test
  void itRemembersTheNewestState() {
    PinFile pins = new PinFile(file);
    assertThat(pins.read()).isNull();
    pins.remember(pin(7, 1));
    pins.remember(pin(3, 2));
    assertThat(new PinFile(file).read()).isEqualTo(pin(7, 1));
    pins.replace(pin(3, 2));
    assertThat(new PinFile(file).read()).isEqualTo(pin(3, 2));
  }

  @Test
  void onlyItsOwnerMayReadItAndNothingElseStays() throws IOException {
    new PinFile(file).remember(pin(1, 1));
    new PinFile(file).remember(pin(2, 1));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .containsExactlyInAnyOrder(file, directory.resolve("pin.lock"))
          .allSatisfy(
              each ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void writersAtTheSameTimeNeverLoseTheNewest() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int epoch = 1; epoch <= 200; epoch++) {
        Pin next = pin(epoch, 1);
        all.add(threads.submit(() -> new PinFile(file).remember(next)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(new PinFile(file).read()).isEqualTo(pin(200, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 22, 23, 30, 60, 70, 100, 121, 150, 180})
  void aDamagedOneIsRefusedUntilSomebodyAccepts(int at) throws IOException {
    PinFile pins = new PinFile(file);
    pins.remember(pin(1234567, 1));
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
    assertUnusable(pins::read);
    assertUnusable(() -> pins.remember(pin(1234568, 1)));
    pins.replace(pin(2, 1));
    assertThat(pins.read()).isEqualTo(pin(2, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "encdynamo catalogPin 1\n", "encdynamo catalogPin 2\n1 2 3\n"})
  void whatIsNoPinIsRefused(String content) throws IOException {
    Files.writeString(file, content);
    assertUnusable(() -> new PinFile(file).read());
  }

  @Test
  void aCutOneIsRefused() throws IOException {
    new PinFile(file).remember(pin(5, 1));
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertUnusable(() -> new PinFile(file).read());
    }
  }

  @Test
  void aPlaceThatIsNotThereIsRefused() {
    assertUnusable(() -> new PinFile(directory.resolve("no/such/pin")).remember(pin(1, 1)));
    assertUnusable(() -> new PinFile(directory).read());
  }

  private static void assertUnusable(Runnable action) {
    assertCode(ErrorCode.PIN_UNUSABLE, action);
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DriverException.class, thrown -> assertThat(thrown.code()).isEqualTo(code));
  }

  // Catalogs

  /** The catalog in a JVM that has just been started. */
  private Catalog afterRestart(MemoryStore place) {
    return Catalog.open(
        place,
        Catalogs.TABLE,
        KeyProviders.master(Catalogs.key(1)),
        Catalogs.PROVIDERS,
        new Catalog.Settings(null, Duration.ofMinutes(5), file),
        new Pins(),
        System::nanoTime);
  }

  /** A catalog with a table, then a second one; gives what was stored between. */
  private StoredCatalog filled() {
    Catalog catalog = afterRestart(store);
    catalog.create(false, Catalogs.LEASE);
    catalog.createTable(Catalogs.archive());
    StoredCatalog older = store.content();
    catalog.createTable(Catalogs.table("late", Catalogs.column("id", null)));
    return older;
  }

  @Test
  void aCatalogPutBackIsNoticedAfterARestartAndAcceptedByAPerson() {
    StoredCatalog older = filled();
    store.overwrite(older);

    Catalog catalog = afterRestart(store);
    assertCode(ErrorCode.CATALOG_OLD, catalog::snapshot);
    assertCode(ErrorCode.CATALOG_OLD, () -> catalog.createKey("k", null, false));
    assertThat(store.content()).isEqualTo(older);

    assertThat(catalog.accept().tables()).hasSize(1);
    catalog.createKey("k", null, false);
    assertThat(afterRestart(store).snapshot().key("k")).isNotNull();
  }

  @Test
  void anOpenConnectionGoesOnWithWhatWasAccepted() {
    StoredCatalog older = filled();
    Pins shared = new Pins();
    Catalog.Settings settings = new Catalog.Settings(Duration.ZERO, Duration.ofMinutes(5), file);
    Catalog one = open(shared, settings);
    Catalog other = open(shared, settings);
    assertThat(one.snapshot().tables()).hasSize(2);
    assertThat(other.snapshot().tables()).hasSize(2);
    store.overwrite(older);
    assertCode(ErrorCode.CATALOG_OLD, one::snapshot);

    assertThat(other.accept().tables()).hasSize(1);
    assertThat(one.snapshot().tables()).hasSize(1);
    int read = store.fullReads.get();
    assertThat(one.snapshot().tables()).hasSize(1);
    assertThat(store.fullReads).as("it is known by now").hasValue(read);
  }

  private Catalog open(Pins pins, Catalog.Settings settings) {
    return Catalog.open(
        store,
        Catalogs.TABLE,
        KeyProviders.master(Catalogs.key(1)),
        Catalogs.PROVIDERS,
        settings,
        pins,
        System::nanoTime);
  }

  @Test
  void anotherCatalogUnderTheSameMasterKeyIsNoticed() {
    filled();
    MemoryStore foreign = new MemoryStore();
    Catalogs.openElsewhere(foreign, 1, Catalogs.TABLE).create(false, Catalogs.LEASE);
    store.overwrite(foreign.content());

    assertCode(ErrorCode.CATALOG_OLD, () -> afterRestart(store).snapshot());
    afterRestart(store).accept();
    assertThat(afterRestart(store).snapshot().tables()).isEmpty();
  }

  @Test
  void anotherHistoryWithTheSameEpochIsNoticed() {
    store.overwrite(filled());
    Catalogs.openElsewhere(store, 1, Catalogs.TABLE)
        .createTable(Catalogs.table("other", Catalogs.column("id", null)));

    assertCode(ErrorCode.CATALOG_OLD, () -> afterRestart(store).snapshot());
  }

  @Test
  void onlyAnAuthenticCatalogIsAccepted() {
    filled();
    store.alter(now -> new StoredCatalog(now.root(), now.manifest(), List.of()));
    assertCode(ErrorCode.CATALOG_NOT_AUTHENTIC, () -> afterRestart(store).accept());
    store.overwrite(new StoredCatalog(null, null, List.of()));
    assertCode(ErrorCode.CATALOG_MISSING, () -> afterRestart(store).accept());
    Catalog stranger =
        Catalog.open(
            store,
            Catalogs.TABLE,
            KeyProviders.master(Catalogs.key(2)),
            Catalogs.PROVIDERS,
            new Catalog.Settings(null, Duration.ofMinutes(5), file));
    filledAgain();
    assertCode(ErrorCode.KEY_NOT_AVAILABLE, stranger::accept);
  }

  private void filledAgain() {
    Catalogs.openElsewhere(store, 1, Catalogs.TABLE).create(false, Catalogs.LEASE);
  }

  @Test
  void aCatalogMadeAnewByStatementIsRemembered() {
    filled();
    store.overwrite(new StoredCatalog(null, null, List.of()));
    assertCode(ErrorCode.CATALOG_MISSING, () -> afterRestart(store).snapshot());
    afterRestart(store).create(false, Catalogs.LEASE);
    assertThat(afterRestart(store).snapshot().tables()).isEmpty();
  }
}
