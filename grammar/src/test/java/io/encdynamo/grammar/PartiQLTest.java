package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartiQLTest {
  static List<Sample> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void statementsArePrintedAsTheyWereMeant(Sample sample) {
    assertThat(Printer.print(PartiQL.parse(sample.statement()).statement()))
        .isEqualTo(sample.printed());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void printedStatementsReadAsTheSameTree(Sample sample) {
    Parsed parsed = PartiQL.parse(sample.statement());
    Parsed again = PartiQL.parse(Printer.print(parsed.statement()));
    assertThat(Shape.of(again)).isEqualTo(Shape.of(parsed));
  }

  /** A statement that needed the second stage would be parsed twice. */
  @ParameterizedTest
  @MethodSource("samples")
  void sllIsEnoughAndAgreesWithLl(Sample sample) {
    assertThat(tree(sample.statement(), PredictionMode.SLL))
        .isEqualTo(tree(sample.statement(), PredictionMode.LL));
  }

  private static String tree(String text, PredictionMode mode) {
    PartiQLParser parser =
        new PartiQLParser(new CommonTokenStream(new PartiQLLexer(CharStreams.fromString(text))));
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(new BailErrorStrategy());
    return parser.singleStatement().toStringTree(parser);
  }

  @Test
  void parametersAreCountedInTheOrderOfTheText() {
    Parsed parsed = PartiQL.parse("SELECT ? FROM t WHERE a = ? AND b IN (?, ?) OFFSET ? ROWS");
    assertThat(parsed.parameters()).isEqualTo(5);
    Query.Ordered ordered = (Query.Ordered) ((Statement.Select) parsed.statement()).query();
    assertThat(ordered.offset())
        .isInstanceOfSatisfying(
            Expression.Parameter.class, parameter -> assertThat(parameter.index()).isEqualTo(4));
  }

  @Test
  void nodesKnowWhereTheyBegin() {
    Statement.Select select =
        (Statement.Select) PartiQL.parse("-- first\n  SELECT 'ä😀', a.b FROM t").statement();
    assertThat(select.place()).isEqualTo(new Place(2, 3, 11));
    Query.Select query = (Query.Select) select.query();
    Query.Projection.Items items = (Query.Projection.Items) query.projection();
    assertThat(items.items().get(1).place()).isEqualTo(new Place(2, 17, 25));
  }

  @Test
  void literalsDoNotShowThemselves() {
    Statement statement =
        PartiQL.parse("SELECT 'secret', X'0011', `secret`, INTERVAL '4711' DAY").statement();
    assertThat(statement.toString()).doesNotContain("secret", "0011", "4711");
  }
}
