package io.encdynamo.grammar;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** Ends the parsing at the first error: a statement that had to be mended is not run. */
final class FirstError extends DefaultErrorStrategy {
  @Override
  public void reportError(Parser parser, RecognitionException error) {
    throw Rejection.of(error.getOffendingToken(), "");
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    throw Rejection.of(error.getOffendingToken(), "");
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw Rejection.of(new InputMismatchException(parser).getOffendingToken(), "");
  }

  @Override
  public void sync(Parser parser) {
    // Nothing to mend: what does not fit is met by the rule itself.
  }
}
