package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoSecretsInTextTest {
  private static final String SECRET = "attack at 2PM tomorrow!";

  static Stream<Value> secretsInEveryShape() {
    StringValue secret = new StringValue(SECRET);
    return Stream.of(
        secret,
        new ListValue(List.of(secret, MissingValue.MISSING)),
        new StructValue(
            List.of(new StructValue.Field(SECRET, secret), new StructValue.Field(SECRET, secret))),
        new SetValue(ValueKind.STRING_SET, List.of(secret, secret)),
        new StringValue(SECRET + "\uD800"),
        new DecimalValue(new BigDecimal("7".repeat(39))),
        new BinaryValue(SECRET.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("secretsInEveryShape")
  void noErrorRepeatsAValue(Value secret) {
    for (String type : List.of("ANY", "INTEGER", "DATE", "NUMBER_SET", "MAP")) {
      for (Encryption encryption : List.of(Rings.deterministic(), Rings.randomized())) {
        ColumnCipher cipher =
            ColumnCipher.of(Rings.place(type), encryption, Rings.key(), Rings.ring());
        try {
          byte[] stored = cipher.encrypt(secret, Rings.row(SECRET));
          stored[stored.length - 1]++;
          cipher.decrypt(stored, Rings.row(SECRET));
          fail("an altered value was accepted");
        } catch (DriverException refused) {
          assertThat(refused).hasNoCause().hasNoSuppressedExceptions();
          assertThat(refused.toString()).doesNotContain(SECRET).doesNotContain("7777777");
        }
      }
    }
  }

  static Stream<Object> holdersOfKeys() {
    KeyRing ring = Rings.ring();
    DataKey dataKey = new DataKey(Rings.KEY, Rings.KVID, FormatPage.input("dataKey"));
    RootKey.Wrapped root =
        RootKey.wrap(Rings.master(), Rings.CATALOG, "catalog", FormatPage.input("rootKey"));
    return Stream.of(
        Rings.master(),
        new PassphraseWrappingKey(Utf8.encode("plaintext-key"), PassphraseCost.RECOMMENDED),
        ring,
        dataKey,
        dataKey.siv(Bytes.of(new byte[21])),
        dataKey.rows(Rings.TABLE),
        new Leased<>(dataKey, 0),
        Rings.key(),
        Rings.key().versions().get(0),
        root,
        RootKey.open(Rings.master(), Rings.CATALOG, "catalog", root),
        Rings.NO_OTHERS,
        Rings.row("plaintext-key"),
        KeyAttribute.string("plaintext-key"),
        ColumnCipher.of(Rings.place("STRING"), Rings.randomized(), Rings.key(), ring),
        ColumnCipher.of(Rings.place("STRING"), Rings.deterministic(), Rings.key(), ring));
  }

  @ParameterizedTest
  @MethodSource("holdersOfKeys")
  void textsOfObjectsShowNoKey(Object holder) {
    String text = String.valueOf(holder);

    assertThat(text).doesNotContain("plaintext-key");
    for (String input : new String[] {"dataKey", "masterKey", "rootKey"}) {
      byte[] secret = FormatPage.input(input);
      assertThat(text)
          .doesNotContain(HexFormat.of().formatHex(secret, 0, 8))
          .doesNotContain(Base64.getEncoder().encodeToString(secret).substring(0, 10));
    }
  }
}
