package io.encdynamo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns of one DOMAIN encrypt equal values alike; what they have in common is fixed. */
class DomainTest {
  private static final RowBinding ROW = RowBinding.of(KeyAttribute.string("aid-001"), null);
  private static final Value VALUE = new StringValue("x");

  private final Catalog catalog = Catalogs.open(new MemoryStore());

  @BeforeEach
  void create() {
    catalog.create(false, Catalogs.LEASE);
    catalog.createKey("hr", null, false);
    register("person", "name", SqlType.STRING, of("hr", "Names", false));
  }

  private void register(
      String table, String column, SqlType type, TableDefinition.Encrypted encrypted) {
    catalog.createTable(
        Catalogs.table(
            table,
            Catalogs.column("id", null),
            new TableDefinition.Column(column, type, false, null, encrypted)));
  }

  private static TableDefinition.Encrypted of(
      @Nullable String key, @Nullable String domain, boolean padded) {
    return new TableDefinition.Encrypted(
        EncryptionMode.DETERMINISTIC, null, key, domain, padded, 0);
  }

  private byte[] stored(String table, String column) {
    CatalogSnapshot snapshot = catalog.snapshot();
    ColumnCipher cipher =
        catalog.ciphers(snapshot, Objects.requireNonNull(snapshot.table(table))).column(column);
    return Objects.requireNonNull(cipher).encrypt(VALUE, ROW);
  }

  @Test
  void equalValuesOfADomainLookAlikeAndNoOthers() {
    register(
        "guest", "called", new SqlType(SqlType.Kind.STRING, 80, 0, null), of(null, "NAMES", false));
    register("pet", "name", SqlType.STRING, of("hr", null, false));

    assertThat(stored("guest", "called")).isEqualTo(stored("person", "name"));
    assertThat(stored("pet", "name")).isNotEqualTo(stored("person", "name"));
    assertThat(catalog.refresh().domains()).extracting(DomainEntry::name).containsExactly("Names");
  }

  @Test
  void whatDoesNotFitIsRefusedAndTheDifferenceNamed() {
    refused("KEY hr", () -> register("t", "c", SqlType.STRING, of("default", "Names", false)));
    refused(
        "the type STRING",
        () -> register("t", "c", SqlType.of(SqlType.Kind.BINARY), of(null, "Names", false)));
    refused("no PADDED", () -> register("t", "c", SqlType.STRING, of(null, "Names", true)));
    refused(
        "DETERMINISTIC",
        () ->
            register(
                "t",
                "c",
                SqlType.STRING,
                new TableDefinition.Encrypted(
                    EncryptionMode.RANDOMIZED, null, null, "Names", false, 0)));
    assertThat(catalog.refresh().table("t")).isNull();
  }

  private static void refused(String reason, Runnable registration) {
    assertThatThrownBy(registration::run)
        .isInstanceOfSatisfying(
            DriverException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_INVALID))
        .hasMessageContaining(reason);
  }
}
