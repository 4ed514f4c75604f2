package io.encdynamo.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static final Query ORDERED = new Query(0, "select a, b from t order by a desc limit 3");

  private record Row(@Nullable Object a, @Nullable Object b) {}

  private static Row row(@Nullable Object a, @Nullable Object b) {
    return new Row(a, b);
  }

  private static Answer answer(Row... rows) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (Row row : rows) {
      values.add(Arrays.asList(row.a, row.b));
    }
    return new Answer(List.of("A", "b"), values);
  }

  @Test
  void numbersAreTheSameWhateverTheirKindAndLastDigits() {
    assertThat(
            answer(row(3, new BigDecimal("0.3333333333333333")), row(2L, "x"))
                .differenceFrom(answer(row(new BigDecimal("3.00"), 1 / 3.0), row(2, "x")), ORDERED))
        .isEmpty();
    assertThat(
            answer(row(1, new BigDecimal("0.33333")))
                .differenceFrom(answer(row(1, 1 / 3.0)), ORDERED))
        .isPresent();
    assertThat(answer(row(1, null)).differenceFrom(answer(row(1, 0)), ORDERED)).isPresent();
  }

  @Test
  void rowsThatTheOrderDoesNotTellApartComeInAnyOrder() {
    assertThat(
            answer(row(2, "x"), row(2, "y"))
                .differenceFrom(answer(row(2, "y"), row(2, "x")), ORDERED))
        .isEmpty();
    assertThat(
            answer(row(2, "x"), row(1, "y"))
                .differenceFrom(answer(row(1, "y"), row(2, "x")), ORDERED))
        .hasValueSatisfying(text -> assertThat(text).contains("row 0"));
    assertThat(
            answer(row(2, "x"), row(2, "x"))
                .differenceFrom(answer(row(2, "x"), row(2, "y")), ORDERED))
        .hasValueSatisfying(text -> assertThat(text).contains("not among"));
  }

  @Test
  void aLimitMayCutAmongEqualRows() {
    Answer one = answer(row(3, "x"), row(2, "y"), row(2, "z"));
    assertThat(one.differenceFrom(answer(row(3, "x"), row(2, "z"), row(2, "w")), ORDERED))
        .isEmpty();
    assertThat(one.differenceFrom(answer(row(3, "w"), row(2, "y"), row(2, "z")), ORDERED))
        .isPresent();
  }

  @Test
  void moreRowsAreADifference() {
    assertThat(answer(row(1, 1)).differenceFrom(answer(), ORDERED)).isPresent();
  }
}
