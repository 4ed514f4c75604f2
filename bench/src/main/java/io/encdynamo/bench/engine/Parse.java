package io.encdynamo.bench.engine;

import io.encdynamo.bench.Pairs;
import io.encdynamo.bench.Result;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.partiql.ast.QueryBody;
import org.partiql.ast.SelectList;
import org.partiql.ast.expr.ExprQuerySet;
import org.partiql.parser.PartiQLParser;

/** Text to syntax tree, beside PartiQL's reference implementation. */
final class Parse {

  private static final double AIM = 2.0;

  private static final int REPETITIONS = 5;
  private static final int WARM_UP = 20_000;
  private static final int PAIRS = 4_000;

  /** A bit more than 200 characters, with a join. */
  private static final String STATEMENT =
      "SELECT c.name, o.id, o.total * 1.08 AS gross"
          + " FROM customers AS c JOIN orders AS o ON c.id = o.customer"
          + " WHERE o.status = 'open' AND o.total > 100.50 AND c.country IN ('CH', 'AT')"
          + " ORDER BY o.total DESC LIMIT 20";

  private final PartiQLParser reference = PartiQLParser.standard();

  private Parse() {}

  /** How many times as fast as the reference implementation: the median of the repetitions. */
  static List<Result> measure(PrintStream report) throws Exception {
    Parse parse = new Parse();
    double[] ratios = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
      Pairs pairs =
          Pairs.measure(
              i == 0 ? WARM_UP : 0, PAIRS, round -> parse.ours(), round -> parse.theirs());
      ratios[i] = 1 / pairs.ratio();
      report.printf(
          Locale.ROOT,
          "engine-parse: %.1f us for %d characters, %.1f us with partiql-parser"
              + " (medians of %d pairs)%n",
          pairs.ourMedian() / 1e3,
          STATEMENT.length(),
          pairs.theirMedian() / 1e3,
          pairs.count());
    }
    Arrays.sort(ratios);
    return List.of(Result.atLeast("engine-parse", ratios[REPETITIONS / 2], AIM));
  }

  /** The number of columns selected. */
  private long ours() {
    if (PartiQL.parse(STATEMENT).statement() instanceof Statement.Select select
        && select.query() instanceof Query.Ordered ordered
        && ordered.query() instanceof Query.Select query
        && query.projection() instanceof Query.Projection.Items items) {
      return items.items().size();
    }
    throw new IllegalStateException("another tree than expected");
  }

  /** The number of columns selected. */
  private long theirs() {
    List<org.partiql.ast.Statement> statements = reference.parse(STATEMENT).statements;
    if (statements.get(0) instanceof org.partiql.ast.Query query
        && query.getExpr() instanceof ExprQuerySet set
        && set.getBody() instanceof QueryBody.SFW body
        && body.getSelect() instanceof SelectList list) {
      return list.getItems().size();
    }
    throw new IllegalStateException("another tree than expected of partiql-parser");
  }
}
