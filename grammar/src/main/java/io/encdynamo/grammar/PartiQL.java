package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser.SingleStatementContext;
import io.encdynamo.grammar.tree.Statement;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Text to syntax tree. All methods may be called by many threads at once. */
public final class PartiQL {
  private PartiQL() {}

  /**
   * Reads one statement; a semicolon may end it.
   *
   * @throws SyntaxException if the text is none, or is nested too deeply
   */
  public static Parsed parse(String text) {
    Tokens tokens = new Tokens(lexer(text));
    try {
      Nesting.check(tokens.all());
      TreeBuilder builder = new TreeBuilder(tokens.all());
      Statement statement = builder.statements.build(tree(tokens).statement());
      return new Parsed(statement, builder.parameters());
    } catch (Rejection rejection) {
      throw Report.of(rejection, tokens.all());
    }
  }

  /**
   * Most statements are decided by SLL, which is much faster; where it fails, the text is wrong or
   * one of the few that need all of LL.
   */
  private static SingleStatementContext tree(Tokens tokens) {
    LimitedParser parser = new LimitedParser(tokens);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return parser.singleStatement();
    } catch (ParseCancellationException notInSll) {
      tokens.seek(0);
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(new FirstError());
      return parser.singleStatement();
    }
  }

  /**
   * The statements of a script, which semicolons separate. What is nothing but space and comments
   * is no statement. They are not parsed.
   */
  public static List<ScriptStatement> split(String script) {
    PartiQLLexer lexer = lexer(script);
    List<ScriptStatement> statements = new ArrayList<>();
    Token first = null;
    Token last = null;
    for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
      boolean end = token.getType() == Token.EOF;
      if (end || token.getType() == PartiQLLexer.SEMICOLON) {
        if (first != null && last != null) {
          statements.add(statement(script, first, last));
        }
        first = null;
        last = null;
        if (end) {
          return List.copyOf(statements);
        }
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        first = first == null ? token : first;
        last = token;
      }
    }
  }

  private static ScriptStatement statement(String script, Token first, Token last) {
    return new ScriptStatement(
        script.substring(first.getStartIndex(), last.getStopIndex() + 1), Terms.place(first));
  }

  private static PartiQLLexer lexer(String text) {
    // Places count chars as String does, so no code points.
    CharStream characters =
        CodePointCharStream.fromBuffer(
            CodePointBuffer.withChars(CharBuffer.wrap(text.toCharArray())));
    PartiQLLexer lexer = new PartiQLLexer(characters);
    lexer.removeErrorListeners();
    return lexer;
  }
}
