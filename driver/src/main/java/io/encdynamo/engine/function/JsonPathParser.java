package io.encdynamo.engine.function;

import io.encdynamo.engine.function.JsonPath.AllElements;
import io.encdynamo.engine.function.JsonPath.AllMembers;
import io.encdynamo.engine.function.JsonPath.Elements;
import io.encdynamo.engine.function.JsonPath.Index;
import io.encdynamo.engine.function.JsonPath.Member;
import io.encdynamo.engine.function.JsonPath.Range;
import io.encdynamo.engine.function.JsonPath.Step;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Reads a path of SQL/JSON, character by character. */
final class JsonPathParser {
  private final String text;
  private int at;

  JsonPathParser(String text) {
    this.text = text;
  }

  JsonPath path() {
    boolean strict = word("strict");
    if (!strict) {
      word("lax");
    }
    require('$');
    List<Step> steps = new ArrayList<>();
    for (skipSpace(); at < text.length(); skipSpace()) {
      steps.add(takes('[') ? elements() : member());
    }
    return new JsonPath(strict, List.copyOf(steps));
  }

  private Step member() {
    require('.');
    if (takes('*')) {
      return new AllMembers();
    }
    return new Member(takes('"') ? quoted() : name());
  }

  private String name() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (at == start || Character.isDigit(text.charAt(start)) || takes('(')) {
      throw invalid();
    }
    return text.substring(start, at);
  }

  /** A backslash stands before a quote or a backslash. */
  private String quoted() {
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && ++at == text.length()) {
        throw invalid();
      }
      name.append(text.charAt(at++));
    }
    require('"');
    return name.toString();
  }

  private Step elements() {
    if (takes('*')) {
      require(']');
      return new AllElements();
    }
    List<Range> ranges = new ArrayList<>();
    do {
      Index from = index();
      ranges.add(new Range(from, word("to") ? index() : from));
    } while (takes(','));
    require(']');
    return new Elements(List.copyOf(ranges));
  }

  private Index index() {
    if (word("last")) {
      return new Index(true, takes('-') ? number() : 0);
    }
    return new Index(false, number());
  }

  private int number() {
    skipSpace();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > 9) {
      throw invalid();
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private boolean word(String word) {
    skipSpace();
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private boolean takes(char c) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void require(char c) {
    if (!takes(c)) {
      throw invalid();
    }
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private static DriverException invalid() {
    return new DriverException(
        ErrorCode.VALUE_INVALID,
        "A JSON path",
        "it is written as $.name[0], with * for all, without filters and methods");
  }
}
