package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside a value so that it can be found; its bytes are on the format page. */
class BlindIndexTest {
  private static final RowBinding ROW = Rings.row("aid-001");

  private static ColumnCipher cipher(String type, Encryption encryption, KeyEntry key) {
    return ColumnCipher.of(Rings.place(type), encryption, key, Rings.ring());
  }

  private static BlindIndex index(ColumnCipher cipher) {
    return Objects.requireNonNull(cipher.blindIndex());
  }

  @Test
  void equalValuesHaveEqualCompanionsInEveryRow() {
    ColumnCipher instants = cipher("ZONED_TIMESTAMP", Rings.blind(null, 64, true), Rings.key());
    Value noon = Samples.value("ZONED_TIMESTAMP", "2026-11-23T12:00:00+01:00");
    Value same = Samples.value("ZONED_TIMESTAMP", "2026-11-23T06:00:00-05:00");

    byte[] one = index(instants).companion(noon, instants.encrypt(noon, ROW));
    byte[] other = index(instants).companion(same, instants.encrypt(same, Rings.row("aid-002")));

    assertThat(one).isEqualTo(other);
    assertThat(index(instants).searchForms(noon)).containsExactly(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 16, 31, 128, 256})
  void aCompanionHasItsBitsAndNoMore(int bits) {
    ColumnCipher cipher = cipher("INTEGER", Rings.blind(null, bits, false), Rings.key());
    int seen = 0;
    for (int i = 0; i < 200; i++) {
      byte[] companion = index(cipher).searchForms(new IntegerValue(i)).get(0);
      assertThat(companion).hasSize(5 + (bits + 7) / 8);
      seen |= companion[companion.length - 1];
    }
    int spare = (8 - bits % 8) % 8;
    assertThat(seen & 0xFF).isEqualTo(0xFF << spare & 0xFF);
  }

  /** With 8 bits different values must meet; that hides how often each is there. */
  @Test
  void differentValuesShareCompanions() {
    ColumnCipher cipher = cipher("INTEGER", Rings.blind(null, 8, false), Rings.key());
    Set<Bytes> companions = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      companions.add(Bytes.of(index(cipher).searchForms(new IntegerValue(i)).get(0)));
    }
    assertThat(companions).hasSize(256);
  }

  @Test
  void otherBitsDomainsAndColumnsAreOtherCompanions() {
    Value value = new StringValue("x");
    List<Bytes> all =
        List.of(
                Rings.blind(null, 16, false),
                Rings.blind(null, 24, false),
                Rings.blind("mail", 16, false),
                Rings.blind("post", 16, false))
            .stream()
            .map(encryption -> index(cipher("STRING", encryption, Rings.key())))
            .map(index -> Bytes.of(Arrays.copyOf(index.searchForms(value).get(0), 7)))
            .toList();
    ColumnPlace other = new ColumnPlace("archive", Rings.TABLE, "other", 3, Samples.type("STRING"));
    BlindIndex elsewhere =
        index(ColumnCipher.of(other, Rings.blind("mail", 16, false), Rings.key(), Rings.ring()));

    assertThat(all).doesNotHaveDuplicates();
    assertThat(Bytes.of(elsewhere.searchForms(value).get(0))).isEqualTo(all.get(2));
  }

  @Test
  void nullThatIsHiddenHasARandomCompanion() {
    ColumnCipher cipher = cipher("STRING", Rings.blind(null, 20, true), Rings.key());
    byte[] stored = cipher.encrypt(NullValue.NULL, ROW);
    Set<Bytes> companions = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      byte[] companion = index(cipher).companion(NullValue.NULL, stored);
      assertThat(companion).hasSize(8).startsWith(3, 0, 0, 0, 7);
      assertThat(companion[7] & 0x0F).isZero();
      assertThat(index(cipher).fits(companion, NullValue.NULL, stored)).isTrue();
      companions.add(Bytes.of(companion));
    }
    assertThat(companions).hasSizeGreaterThan(40);
    assertThat(index(cipher).fits(new byte[] {3, 0, 0, 0, 7, 1, 2, 3}, NullValue.NULL, stored))
        .isFalse();
  }

  @Test
  void everyFlippedBitAndOtherLengthIsNoticed() {
    ColumnCipher cipher = cipher("STRING", Rings.blind(null, 12, false), Rings.key());
    Value value = new StringValue("short");
    byte[] stored = cipher.encrypt(value, ROW);
    byte[] companion = index(cipher).companion(value, stored);
    assertThat(index(cipher).fits(companion, value, stored)).isTrue();

    for (int bit = 0; bit < 8 * companion.length; bit++) {
      byte[] flipped = companion.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(index(cipher).fits(flipped, value, stored)).isFalse();
    }
    for (int length = 0; length < 12; length++) {
      assertThat(index(cipher).fits(Arrays.copyOf(companion, length), value, stored))
          .isEqualTo(length == companion.length);
    }
  }

  @Test
  void aSearchFansOutOverLiveVersionsAndACompanionIsOfItsValuesVersion() {
    KeyVersion former = Rings.version(7, KeyState.FORMER, Rings.secret(1));
    KeyVersion current = Rings.version(9, KeyState.CURRENT, Rings.secret(2));
    Encryption encryption = Rings.blind(null, 32, false);
    ColumnCipher before =
        cipher(
            "INTEGER",
            encryption,
            Rings.key(null, Rings.version(7, KeyState.CURRENT, Rings.secret(1))));
    ColumnCipher now = cipher("INTEGER", encryption, Rings.key(null, former, current));
    Value value = new IntegerValue(42);
    byte[] old = before.encrypt(value, ROW);
    byte[] young = now.encrypt(value, ROW);

    List<byte[]> forms = index(now).searchForms(value);

    assertThat(forms)
        .containsExactly(index(now).companion(value, young), index(before).companion(value, old));
    assertThat(index(now).fits(forms.get(1), value, old)).isTrue();
    assertThat(index(now).fits(forms.get(0), value, old)).isFalse();
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    BlindIndex index = index(cipher("INTEGER", Rings.blind(null, 16, false), Rings.key()));

    assertThatThrownBy(() -> index.searchForms(new StringValue("1")))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TYPE_MISMATCH));
  }
}
