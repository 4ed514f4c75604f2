package io.encdynamo.dynamo.access;

import io.encdynamo.value.Value;
import java.util.List;

/**
 * A condition that DynamoDB evaluates. It means what PartiQL means by it, with three truth values,
 * and holds where it is TRUE; what DynamoDB answers otherwise (an absent attribute, NOT, types that
 * differ) is made good in its translation. Values are in clear, not absent, of the types of their
 * columns.
 *
 * <p>On a DETERMINISTIC column: {@code =}, {@code <>}, IN, IS NULL and IS MISSING, over all live
 * key versions. On a RANDOMIZED one: IS NULL and IS MISSING, where NULL is not encrypted. Anything
 * else is 5E005.
 */
public sealed interface ServerFilter {

  /**
   * The most values one filter should hold, so that it stays within DynamoDB's limits (4 KB of
   * text, 300 operators) while a few key versions live. One that passes them is refused with 54000.
   */
  int MOST_VALUES = 100;

  /** How two values are compared. */
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** {@code path <comparison> value}. */
  record Compare(AttributePath path, Comparison comparison, Value value) implements ServerFilter {}

  /** {@code path IN (values)}. */
  record In(AttributePath path, List<Value> values) implements ServerFilter {
    public In {
      values = List.copyOf(values);
    }
  }

  /** {@code path BETWEEN lower AND upper}. */
  record Between(AttributePath path, Value lower, Value upper) implements ServerFilter {}

  /** {@code path LIKE 'prefix%'}; of strings and bytes. */
  record BeginsWith(AttributePath path, Value prefix) implements ServerFilter {}

  /** The string or bytes contain a part, or the set or list an element. */
  record Contains(AttributePath path, Value part) implements ServerFilter {}

  /** PartiQL's IS NULL: a stored NULL, or not there. */
  record IsNull(AttributePath path) implements ServerFilter {}

  /** PartiQL's IS MISSING: not there. */
  record IsMissing(AttributePath path) implements ServerFilter {}

  /** Something is there that is neither NULL nor bytes, so that it is no ciphertext. */
  record IsPlaintext(AttributePath path) implements ServerFilter {}

  /** All of them. */
  record And(List<ServerFilter> parts) implements ServerFilter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them. */
  record Or(List<ServerFilter> parts) implements ServerFilter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** SQL's NOT: UNKNOWN stays UNKNOWN. */
  record Not(ServerFilter part) implements ServerFilter {}

  /** An encrypted column holds a value under this key version. Never UNKNOWN. */
  record UnderVersion(String column, int kvid) implements ServerFilter {}

  /**
   * A column holds something that is not in the form and under the key version in which it would be
   * written now. Never UNKNOWN.
   */
  record Outdated(String column) implements ServerFilter {}

  /**
   * These columns hold, byte for byte, what was read; for the condition of a write. Never UNKNOWN.
   */
  record Unchanged(StoredRow row, List<String> columns) implements ServerFilter {
    public Unchanged {
      columns = List.copyOf(columns);
    }
  }
}
