package io.encdynamo.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, all read at once. The parser is shown those that are no space and no
 * comment: ANTLR's own stream would look for the next of them at each step.
 */
final class Tokens implements TokenStream {
  private final TokenSource source;
  private final List<Token> all = new ArrayList<>();
  private final List<Token> visible = new ArrayList<>();
  private int next;

  Tokens(TokenSource source) {
    this.source = source;
    Token token;
    do {
      token = source.nextToken();
      if (token instanceof WritableToken numbered) {
        numbered.setTokenIndex(all.size());
      }
      all.add(token);
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        visible.add(token);
      }
    } while (token.getType() != Token.EOF);
  }

  /** In the order of the text, the end the last of them. */
  List<Token> all() {
    return all;
  }

  /** Those that the parser is shown. */
  List<Token> visible() {
    return visible;
  }

  /** Nothing stands before the first; behind the end there are more ends. */
  @Override
  public @Nullable Token LT(int k) {
    int index = k < 0 ? next + k : next + k - 1;
    return index < 0 ? null : visible.get(Math.min(index, visible.size() - 1));
  }

  @Override
  public int LA(int i) {
    Token token = LT(i);
    return token == null ? Token.INVALID_TYPE : token.getType();
  }

  @Override
  public void consume() {
    next++;
  }

  @Override
  public int index() {
    return next;
  }

  @Override
  public void seek(int index) {
    next = index;
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // Everything is kept.
  }

  @Override
  public int size() {
    return visible.size();
  }

  @Override
  public Token get(int index) {
    return visible.get(index);
  }

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getSourceName() {
    return source.getSourceName();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, size() - 1));
  }

  @Override
  public String getText(RuleContext context) {
    return context.getText();
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(visible.indexOf(start), visible.indexOf(stop)));
  }

  @Override
  public String getText(Interval interval) {
    StringBuilder text = new StringBuilder();
    for (int i = interval.a; i <= interval.b; i++) {
      text.append(get(i).getText());
    }
    return text.toString();
  }
}
