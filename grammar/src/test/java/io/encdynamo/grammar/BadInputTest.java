package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Test;

/** Whatever text comes, the answer is a tree or a {@link SyntaxException}. */
class BadInputTest {
  /** More of them where more time is: profile fuzz. */
  private static final int STATEMENTS = Integer.getInteger("random.statements", 2_000);

  @Test
  void changedStatementsAreReadOrRefused() {
    Mutations mutations = new Mutations(20_260_102);
    int refused = 0;
    for (int i = 0; i < STATEMENTS; i++) {
      String text = mutations.next();
      try {
        refused += isRead(text) ? 0 : 1;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(text, e);
      }
    }
    assertThat(refused).isBetween(STATEMENTS / 4, STATEMENTS - 1);
  }

  /**
   * A statement with a piece of it replaced. Profile fuzz looks for pieces; without it one is
   * tried.
   */
  @FuzzTest(maxDuration = "20m")
  void statementsWithAnythingInsideAreReadOrRefused(FuzzedDataProvider data) {
    String statement = data.pickValue(Sample.all()).statement();
    int from = data.consumeInt(0, statement.length());
    int to = data.consumeInt(from, statement.length());
    isRead(
        statement.substring(0, from) + data.consumeRemainingAsString() + statement.substring(to));
  }

  private static boolean isRead(String text) {
    try {
      Printer.print(PartiQL.parse(text).statement());
      return true;
    } catch (SyntaxException refused) {
      return false;
    }
  }
}
