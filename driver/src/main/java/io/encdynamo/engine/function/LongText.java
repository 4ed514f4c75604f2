package io.encdynamo.engine.function;

import io.encdynamo.engine.Execution;

/**
 * A long text as a regular expression reads it, which may take a while: at every so many characters
 * it looks at the cancel signal.
 */
final class LongText implements CharSequence {
  private static final int SHORT = 10_000;

  private final String text;
  private final Execution execution;
  private int steps;

  private LongText(String text, Execution execution) {
    this.text = text;
    this.execution = execution;
  }

  static CharSequence of(String text, Execution execution) {
    return text.length() < SHORT ? text : new LongText(text, execution);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    execution.tick(++steps);
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
