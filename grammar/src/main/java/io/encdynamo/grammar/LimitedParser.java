package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/** The parser, which gives up before its own recursion does. */
final class LimitedParser extends PartiQLParser {
  private int rules;
  private int types;
  private int statements;

  LimitedParser(TokenStream tokens) {
    super(tokens);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
    deeper();
    if ((ruleIndex == RULE_type && ++types > Limits.TYPES)
        || (ruleIndex == RULE_statement && ++statements > Limits.STATEMENTS)) {
      throw Rejection.tooDeep(getCurrentToken());
    }
    super.enterRule(context, state, ruleIndex);
  }

  @Override
  public void exitRule() {
    rules--;
    int ruleIndex = getContext().getRuleIndex();
    if (ruleIndex == RULE_type) {
      types--;
    } else if (ruleIndex == RULE_statement) {
      statements--;
    }
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(
      ParserRuleContext context, int state, int ruleIndex, int precedence) {
    deeper();
    super.enterRecursionRule(context, state, ruleIndex, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    rules--;
    super.unrollRecursionContexts(parent);
  }

  @Override
  public void reset() {
    rules = 0;
    types = 0;
    statements = 0;
    super.reset();
  }

  private void deeper() {
    if (++rules > Limits.RULES) {
      throw Rejection.tooDeep(getCurrentToken());
    }
  }
}
