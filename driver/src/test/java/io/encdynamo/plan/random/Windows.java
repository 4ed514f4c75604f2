package io.encdynamo.plan.random;

import java.util.List;

/** Calls of window functions. */
final class Windows {
  private final Generator generator;

  Windows(Generator generator) {
    this.generator = generator;
  }

  /**
   * A call that gives a number.
   *
   * @param rows what it is over
   */
  String call(Names names, Sources.Source rows) {
    Dice dice = generator.dice;
    String argument = generator.numbers.of(names, 1, 0);
    String partition = dice.percent(60) ? "PARTITION BY " + dice.of(names.own()).text() + " " : "";
    String peers = "ORDER BY " + dice.of(names.own(Type.NUMBER)).text() + " NULLS FIRST";
    if (rows.keys().isEmpty() || dice.percent(40)) {
      return dice.of(
              "RANK()",
              "DENSE_RANK()",
              "COUNT(*)",
              "SUM(" + argument + ")",
              "MAX(" + argument + ")")
          + (" OVER (" + partition + peers + ")");
    }
    String all = "ORDER BY " + String.join(" NULLS FIRST, ", rows.keys()) + " NULLS FIRST";
    String call =
        dice.of("ROW_NUMBER()", "LAG(" + argument + ")", "LEAD(" + argument + ")", "NTILE(3)");
    if (dice.percent(50)) {
      call = dice.of("SUM(", "MIN(", "COUNT(", "FIRST_VALUE(", "LAST_VALUE(") + argument + ")";
      List<String> frames =
          List.of(
              "",
              " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
              " ROWS UNBOUNDED PRECEDING",
              " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING");
      all += dice.of(frames);
    }
    return call + " OVER (" + partition + all + ")";
  }
}
