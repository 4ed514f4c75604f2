package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.grammar.tree.Place;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void semicolonsSeparateStatements() {
    assertThat(PartiQL.split("SELECT 1;\n  SELECT 2 ;SELECT 3"))
        .containsExactly(
            new ScriptStatement("SELECT 1", new Place(1, 1, 0)),
            new ScriptStatement("SELECT 2", new Place(2, 3, 12)),
            new ScriptStatement("SELECT 3", new Place(2, 13, 22)));
  }

  @Test
  void semicolonsInsideTokensSeparateNothing() {
    String statement = "SELECT ';', \";\", `\";\";`, a /* ; */ -- ;\n FROM t";
    assertThat(PartiQL.split(statement + ";"))
        .containsExactly(new ScriptStatement(statement, new Place(1, 1, 0)));
  }

  @Test
  void spaceAndCommentsAreNoStatement() {
    assertThat(PartiQL.split("")).isEmpty();
    assertThat(PartiQL.split(" ; ;; -- a\n; /* b */")).isEmpty();
    assertThat(PartiQL.split("-- a\nSELECT 1; -- b"))
        .containsExactly(new ScriptStatement("SELECT 1", new Place(2, 1, 5)));
  }

  @Test
  void whatIsWrongInAStatementIsLeftToTheParser() {
    assertThat(PartiQL.split("SELECT FROM; SELECT 'a; b"))
        .extracting(ScriptStatement::text)
        .containsExactly("SELECT FROM", "SELECT 'a; b");
    assertThat(PartiQL.split("SELECT `a; b")).extracting(ScriptStatement::text).hasSize(1);
  }

  @Test
  void placesCountCharactersAsStringsDo() {
    String script = "SELECT '😀'; SELECT 2";
    ScriptStatement second = PartiQL.split(script).get(1);
    assertThat(script.substring(second.place().offset())).isEqualTo("SELECT 2");
  }
}
