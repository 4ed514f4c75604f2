package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.spi.WrapContext;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatPageTest {
  static List<FormatPage.Vector> encodings() {
    return FormatPage.vectors("enc");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void valuesHaveTheEncodingsOfThePage(FormatPage.Vector vector) throws Exception {
    String type = vector.text(0);
    Value value = Samples.value(type, vector.text(1));
    Encoder encoder = new Encoder(type.equals("DOUBLE"), true);

    assertThat(hex(encoder.encode(value))).isEqualTo(vector.text(2));
    Value decoded = CanonicalEncoding.decode(vector.bytes(2), encoder);
    assertThat(encoder.encode(decoded)).isEqualTo(vector.bytes(2));
    if (!List.of("DOCUMENT", "STRING_SET", "NUMBER_SET", "BINARY_SET").contains(type)) {
      assertThat(comparable(decoded)).isEqualTo(comparable(value));
    }
  }

  private static Object comparable(Value value) {
    return value instanceof NumericValue number ? number.decimal().stripTrailingZeros() : value;
  }

  static List<FormatPage.Vector> nonsense() {
    return FormatPage.vectors("not");
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void whatThePageCallsNotCanonicalIsRefused(FormatPage.Vector vector) {
    assertThatThrownBy(() -> CanonicalEncoding.decode(vector.bytes(0)))
        .isInstanceOf(NotCanonicalException.class);
  }

  static List<FormatPage.Vector> derivations() {
    return FormatPage.vectors("derive");
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void keysAreDerivedAsThePageSays(FormatPage.Vector vector) {
    byte[] key =
        Derivation.fromDataKey(
            FormatPage.input("dataKey"),
            vector.text(0),
            Rings.KEY,
            Rings.KVID,
            vector.bytes(1),
            vector.bytes(2).length);

    assertThat(hex(key)).isEqualTo(vector.text(2));
  }

  @Test
  void aDataKeyIsWrappedAsThePageSays() {
    FormatPage.Vector vector = FormatPage.vector("wrap", "data");
    WrapContext context =
        WrapContext.dataKey(Rings.CATALOG.bytes(), Rings.KEY.bytes(), Rings.KVID, "'default'");

    assertThat(hex(context.bytes())).isEqualTo(vector.text(1));
    assertThat(hex(Rings.master().wrap(context, FormatPage.input("dataKey"))))
        .isEqualTo(vector.text(2));
    assertThat(Rings.master().unwrap(context, vector.bytes(2)))
        .isEqualTo(FormatPage.input("dataKey"));
  }

  @Test
  void theRootKeyIsWrappedAsThePageSays() {
    String table = FormatPage.vector("input", "catalogTable").text(1);
    FormatPage.Vector vector = FormatPage.vector("wrap", "root");

    RootKey.Wrapped wrapped =
        RootKey.wrap(Rings.master(), Rings.CATALOG, table, FormatPage.input("rootKey"));

    assertThat(hex(WrapContext.rootKey(Rings.CATALOG.bytes(), table).bytes()))
        .isEqualTo(vector.text(1));
    assertThat(hex(wrapped.blob().toArray())).isEqualTo(vector.text(2));
    assertThat(hex(wrapped.commitment().toArray()))
        .isEqualTo(FormatPage.vector("commit", "root").text(1));
  }

  static List<FormatPage.Vector> deterministic() {
    return FormatPage.vectors("siv");
  }

  @ParameterizedTest
  @MethodSource("deterministic")
  void deterministicValuesAreThoseOfThePage(FormatPage.Vector vector) {
    ColumnCipher cipher =
        ColumnCipher.of(
            Rings.place(vector.text(0)), Rings.deterministic(), Rings.key(), Rings.ring());
    Value value = Samples.value(vector.text(0), vector.text(1));

    assertThat(hex(cipher.encrypt(value, Rings.row("any")))).isEqualTo(vector.text(2));
    assertThat(cipher.searchForms(value)).containsExactly(vector.bytes(2));
    assertThat(cipher.encrypt(cipher.decrypt(vector.bytes(2), Rings.row("other")), Rings.row("")))
        .isEqualTo(vector.bytes(2));
  }

  static List<FormatPage.Vector> rows() {
    return FormatPage.vectors("row");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowKeysAreThoseOfThePage(FormatPage.Vector vector) {
    Mac256 rows = new Mac256(FormatPage.vectors("derive").get(2).bytes(2));

    assertThat(hex(rows.of(vector.bytes(2)))).isEqualTo(vector.text(3));
    assertThat(row(vector.text(0), vector.text(1)).key(rows).getEncoded())
        .isEqualTo(vector.bytes(3));
  }

  static List<FormatPage.Vector> randomized() {
    return FormatPage.vectors("gcm");
  }

  @ParameterizedTest
  @MethodSource("randomized")
  void randomizedValuesAreThoseOfThePage(FormatPage.Vector vector) {
    ColumnPlace place = Rings.place(vector.text(0));
    ColumnCipher cipher = ColumnCipher.of(place, Rings.randomized(), Rings.key(), Rings.ring());
    RowBinding row = row(vector.text(2), vector.text(3));
    byte[] stored = vector.bytes(5);

    Value decrypted = cipher.decrypt(stored, row);

    byte[] encoded = new ColumnEncoding(place, Rings.randomized()).encode(decrypted);
    assertThat(encoded)
        .isEqualTo(
            new ColumnEncoding(place, Rings.randomized())
                .encode(Samples.value(vector.text(0), vector.text(1))));
    assertThat(hex(withNonce(row, encoded, vector.bytes(4)))).isEqualTo(vector.text(5));
  }

  static List<FormatPage.Vector> blindIndexes() {
    return FormatPage.vectors("bix");
  }

  @ParameterizedTest
  @MethodSource("blindIndexes")
  void blindIndexesAreThoseOfThePage(FormatPage.Vector vector) {
    String domain = vector.text(0).isEmpty() ? null : vector.text(0);
    ColumnCipher cipher =
        ColumnCipher.of(
            Rings.place(vector.text(2)),
            Rings.blind(domain, Integer.parseInt(vector.text(1)), false),
            Rings.key(),
            Rings.ring());
    Value value = Samples.value(vector.text(2), vector.text(3));
    byte[] stored = cipher.encrypt(value, Rings.row("any"));
    BlindIndex index = Objects.requireNonNull(cipher.blindIndex());

    assertThat(hex(index.companion(value, stored))).isEqualTo(vector.text(4));
    assertThat(index.searchForms(value)).containsExactly(vector.bytes(4));
    assertThat(index.fits(vector.bytes(4), value, stored)).isTrue();
  }

  static List<FormatPage.Vector> lengths() {
    return FormatPage.vectors("pad");
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void paddedLengthsAreThoseOfThePage(FormatPage.Vector vector) {
    assertThat(Padding.length(Integer.parseInt(vector.text(0))))
        .isEqualTo(Integer.parseInt(vector.text(1)));
  }

  static List<FormatPage.Vector> paddedDeterministic() {
    return FormatPage.vectors("sivpad");
  }

  @ParameterizedTest
  @MethodSource("paddedDeterministic")
  void paddedDeterministicValuesAreThoseOfThePage(FormatPage.Vector vector) {
    ColumnCipher cipher = padded(vector, Rings.deterministic());
    Value value = Samples.value(vector.text(0), vector.text(1));

    assertThat(hex(cipher.encrypt(value, Rings.row("any")))).isEqualTo(vector.text(2));
    assertThat(cipher.decrypt(vector.bytes(2), Rings.row("other"))).isEqualTo(value);
  }

  static List<FormatPage.Vector> domains() {
    return FormatPage.vectors("domain");
  }

  @ParameterizedTest
  @MethodSource("domains")
  void valuesOfDomainsAreThoseOfThePage(FormatPage.Vector vector) {
    Encryption encryption =
        new Encryption(
            EncryptionMode.DETERMINISTIC, Suites.AES_SIV, Rings.KEY, vector.text(0), false, 0);
    ColumnCipher cipher =
        ColumnCipher.of(Rings.place("STRING"), encryption, Rings.key(), Rings.ring());

    assertThat(Domain.of(Rings.place("STRING"), vector.text(0)))
        .isEqualTo(Bytes.of(vector.bytes(1)));
    assertThat(cipher.encrypt(Samples.value("STRING", vector.text(2)), Rings.row("any")))
        .isEqualTo(vector.bytes(3));
  }

  static List<FormatPage.Vector> paddedRandomized() {
    return FormatPage.vectors("gcmpad");
  }

  @ParameterizedTest
  @MethodSource("paddedRandomized")
  void paddedRandomizedValuesAreThoseOfThePage(FormatPage.Vector vector) {
    Value value =
        vector.text(0).equals("NULL")
            ? NullValue.NULL
            : Samples.value(vector.text(0), vector.text(1));
    RowBinding row = row(vector.text(2), vector.text(3));

    ColumnCipher cipher = padded(vector, Rings.randomized());

    assertThat(cipher.decrypt(vector.bytes(5), row)).isEqualTo(value);
    assertThat(cipher.encrypt(value, row)).hasSameSizeAs(vector.bytes(5));
  }

  private static ColumnCipher padded(FormatPage.Vector vector, Encryption encryption) {
    String type = vector.text(0).equals("NULL") ? "STRING" : vector.text(0);
    return ColumnCipher.of(Rings.place(type), Rings.padded(encryption), Rings.key(), Rings.ring());
  }

  /** What the column does, with a given nonce. */
  private static byte[] withNonce(RowBinding row, byte[] encoded, byte[] nonce) {
    SecretKeySpec key = row.key(new Mac256(FormatPage.vectors("derive").get(2).bytes(2)));
    byte[] stored = new byte[5 + nonce.length + encoded.length + Gcm.TAG_LENGTH];
    stored[0] = 2;
    BigEndian.putInt(stored, 1, Rings.KVID);
    System.arraycopy(nonce, 0, stored, 5, nonce.length);
    byte[] associatedData =
        HexFormat.of().parseHex("45447631" + "02" + "00000007" + "00000002" + "00");
    Gcm.encrypt(key, encoded, associatedData, stored, 5);
    return stored;
  }

  @Test
  void theCatalogsKeysAreThoseOfThePage() throws Exception {
    byte[] root = FormatPage.input("rootKey");
    FormatPage.Vector text = FormatPage.vectors("text").get(0);

    assertThat(Derivation.fromRootKey(root, "catalog", Rings.CATALOG, 32))
        .isEqualTo(FormatPage.vector("catalog", "mac").bytes(1));
    assertThat(Derivation.fromRootKey(root, "text", Rings.CATALOG, 64))
        .isEqualTo(FormatPage.vector("catalog", "text").bytes(1));
    assertThat(rootKey().seal(text.text(1), text.bytes(0))).isEqualTo(text.bytes(2));
    assertThat(rootKey().open(text.bytes(2), text.bytes(0))).isEqualTo(text.text(1));
  }

  private static RootKey rootKey() {
    String table = FormatPage.vector("input", "catalogTable").text(1);
    return RootKey.open(
        Rings.master(),
        Rings.CATALOG,
        table,
        RootKey.wrap(Rings.master(), Rings.CATALOG, table, FormatPage.input("rootKey")));
  }

  private static RowBinding row(String partition, String sort) {
    KeyAttribute first = attribute(partition);
    return RowBinding.of(Objects.requireNonNull(first), attribute(sort));
  }

  private static @Nullable KeyAttribute attribute(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String stored = text.substring(2);
    return switch (text.charAt(0)) {
      case 'S' -> KeyAttribute.string(stored);
      case 'N' -> KeyAttribute.number(new BigDecimal(stored));
      default -> KeyAttribute.binary(HexFormat.of().parseHex(stored));
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void thePageSpeaksOfEveryTypeOfColumn() {
    assertThat(encodings().stream().map(vector -> vector.text(0)).distinct())
        .contains("NUMBER", "DOUBLE", "STRING", "BINARY", "DATE", "TIME", "TIMESTAMP")
        .contains(SqlType.Kind.ZONED_TIMESTAMP.name(), "DOCUMENT", "STRING_SET", "NUMBER_SET");
  }
}
