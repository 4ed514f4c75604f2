package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** What the builders of one statement share: each other, the depth, the count of parameters. */
final class TreeBuilder {
  final Depth depth = new Depth();
  final ExpressionBuilder expressions = new ExpressionBuilder(this);
  final PredicateBuilder predicates = new PredicateBuilder(this);
  final AtomBuilder atoms = new AtomBuilder(this);
  final CallBuilder calls = new CallBuilder(this);
  final QueryBuilder queries = new QueryBuilder(this);
  final SelectBuilder selects = new SelectBuilder(this);
  final WindowBuilder windows = new WindowBuilder(this);
  final FromBuilder sources = new FromBuilder(this);
  final WriteBuilder writes = new WriteBuilder(this);
  final DefinitionBuilder definitions = new DefinitionBuilder(this);
  final TableBuilder tables = new TableBuilder(this);
  final StatementBuilder statements = new StatementBuilder(this);

  private final Map<Integer, Integer> parameters = new HashMap<>();

  TreeBuilder(List<Token> tokens) {
    for (Token token : tokens) {
      if (token.getType() == PartiQLLexer.PARAMETER) {
        parameters.put(token.getTokenIndex(), parameters.size());
      }
    }
  }

  int parameters() {
    return parameters.size();
  }

  /** Counted in the order of the text, whatever the order of building. */
  int parameter(Token token) {
    Integer index = parameters.get(token.getTokenIndex());
    if (index == null) {
      throw new IllegalStateException("token " + token.getTokenIndex() + " is no parameter");
    }
    return index;
  }
}
