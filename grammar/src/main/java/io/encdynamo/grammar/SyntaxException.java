package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Place;

/**
 * A text that is no statement. The message names the place, the kind of the token there and what
 * was expected, and shows the line with every literal masked: a literal may be what the reader of a
 * log must not see.
 */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a text is refused. */
  public enum Reason {
    /** It does not follow the grammar. */
    SYNTAX,
    /** It may follow the grammar but is nested more deeply than {@link Limits} allows. */
    DEPTH
  }

  private final Reason reason;
  private final transient Place place;
  private final String token;
  private final String expected;

  SyntaxException(Reason reason, Place place, String token, String expected, String message) {
    super(message);
    this.reason = reason;
    this.place = place;
    this.token = token;
    this.expected = expected;
  }

  public Reason reason() {
    return reason;
  }

  /** Counted from 1. */
  public int line() {
    return place.line();
  }

  /** In characters, counted from 1. */
  public int column() {
    return place.column();
  }

  /** In characters from the beginning of the text, counted from 0. */
  public int offset() {
    return place.offset();
  }

  /** The kind of the token that does not fit, such as {@code keyword FROM} or {@code a string}. */
  public String token() {
    return token;
  }

  /** What would fit, in words of the language; empty where the depth is the reason. */
  public String expected() {
    return expected;
  }
}
