package io.encdynamo.dynamo;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a filter as DynamoDB's condition expression. DynamoDB knows two truth values and calls
 * {@code <>} true where the attribute is absent or of another type; PartiQL knows three. So NOT is
 * taken down to the leaves, and each leaf has two texts: one that holds where the leaf is TRUE, one
 * where it is FALSE; neither holds where it is UNKNOWN.
 */
final class FilterText {
  /** DynamoDB's limit for the operands of IN. */
  private static final int MOST_IN = 100;

  /** DynamoDB's limit for the text of an expression, in bytes; ours is ASCII. */
  private static final int MOST_TEXT = 4096;

  private final BoundTable table;
  private final Expression expression;

  private FilterText(BoundTable table, Expression expression) {
    this.table = table;
    this.expression = expression;
  }

  /**
   * The text of a filter; its names and values are added to the expression.
   *
   * @throws DriverException 5E005 for what cannot be told from ciphertext; 54000 past DynamoDB's
   *     limits
   */
  static String of(ServerFilter filter, BoundTable table, Expression expression) {
    String text = new FilterText(table, expression).text(filter, true);
    if (text.length() > MOST_TEXT) {
      throw new DriverException(ErrorCode.LIMIT_EXCEEDED, "A filter for DynamoDB", "4 KB of text");
    }
    return text;
  }

  private String text(ServerFilter filter, boolean wanted) {
    if (filter instanceof ServerFilter.Not not) {
      return text(not.part(), !wanted);
    }
    if (filter instanceof ServerFilter.And and) {
      return joined(and.parts(), wanted, wanted ? " AND " : " OR ");
    }
    if (filter instanceof ServerFilter.Or or) {
      return joined(or.parts(), wanted, wanted ? " OR " : " AND ");
    }
    if (filter instanceof ServerFilter.Compare compare) {
      return compare(compare, wanted);
    }
    if (filter instanceof ServerFilter.In in) {
      return in(in.path(), in.values(), wanted);
    }
    if (filter instanceof ServerFilter.Between between) {
      return between(between, wanted);
    }
    if (filter instanceof ServerFilter.BeginsWith begins) {
      return beginsWith(begins, wanted);
    }
    if (filter instanceof ServerFilter.Contains contains) {
      return contains(contains, wanted);
    }
    if (filter instanceof ServerFilter.IsNull isNull) {
      return isNull(isNull.path(), wanted);
    }
    if (filter instanceof ServerFilter.IsMissing missing) {
      rejectInside(missing.path());
      String path = expression.path(missing.path());
      return (wanted ? "attribute_not_exists(" : "attribute_exists(") + path + ")";
    }
    if (filter instanceof ServerFilter.UnderVersion under) {
      String text = underVersion(under);
      return wanted ? text : "(NOT " + text + ")";
    }
    if (filter instanceof ServerFilter.IsPlaintext plaintext) {
      String path = expression.path(plaintext.path());
      String bytes = isOfType(path, AttributeType.BINARY);
      return wanted
          ? "(" + isPresent(path) + " AND NOT " + bytes + ")"
          : "(NOT " + isPresent(path) + " OR " + bytes + ")";
    }
    if (filter instanceof ServerFilter.Outdated outdated) {
      String text = outdated(outdated.column());
      return wanted ? text : "(NOT " + text + ")";
    }
    if (filter instanceof ServerFilter.Unchanged unchanged) {
      String text = unchanged(unchanged);
      return wanted ? text : "(NOT " + text + ")";
    }
    throw new IllegalStateException("A filter is one of those");
  }

  private String underVersion(ServerFilter.UnderVersion under) {
    ColumnCipher cipher = table.cipher(under.column());
    if (cipher == null) {
      throw new IllegalArgumentException("A value in clear is under no key");
    }
    return begins(under.column(), cipher.header(under.kvid()));
  }

  private String outdated(String column) {
    ColumnCipher cipher = table.cipher(column);
    if (cipher == null) {
      ColumnCipher other = table.otherCipher(column);
      if (other == null) {
        throw new IllegalArgumentException("A value in clear is under no key");
      }
      List<String> versions =
          other.liveVersions().stream()
              .map(kvid -> begins(column, other.header(kvid)))
              .distinct()
              .toList();
      return versions.size() == 1 ? versions.get(0) : "(" + String.join(" OR ", versions) + ")";
    }
    String name = expression.name(column);
    String current = begins(column, cipher.header(cipher.currentVersion()));
    return cipher.encryptsNull()
        ? "(attribute_not_exists(" + name + ") OR NOT " + current + ")"
        : "(attribute_exists("
            + name
            + ") AND NOT "
            + isOfType(name, "NULL")
            + " AND NOT "
            + current
            + ")";
  }

  private String begins(String column, byte[] header) {
    if (header.length == 0) {
      return isOfType(expression.name(column), AttributeType.BINARY);
    }
    AttributeValue prefix = AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(header));
    return "begins_with(" + expression.name(column) + ", " + expression.value(prefix) + ")";
  }

  private String joined(List<ServerFilter> parts, boolean wanted, String operator) {
    // DynamoDB refuses parentheses that change nothing
    return parts.size() == 1
        ? text(parts.get(0), wanted)
        : parts.stream()
            .map(part -> text(part, wanted))
            .collect(Collectors.joining(operator, "(", ")"));
  }

  private String compare(ServerFilter.Compare compare, boolean wanted) {
    AttributePath path = compare.path();
    return switch (compare.comparison()) {
      case EQUAL -> in(path, List.of(compare.value()), wanted);
      case NOT_EQUAL -> in(path, List.of(compare.value()), !wanted);
      case LESS -> ordered(path, wanted ? "<" : ">=", compare.value());
      case LESS_OR_EQUAL -> ordered(path, wanted ? "<=" : ">", compare.value());
      case GREATER -> ordered(path, wanted ? ">" : "<=", compare.value());
      case GREATER_OR_EQUAL -> ordered(path, wanted ? ">=" : "<", compare.value());
    };
  }

  /** An ordering never holds between types, whichever way round, so its opposite is the FALSE. */
  private String ordered(AttributePath path, String operator, Value value) {
    AttributeValue operand = ordinal(path, value);
    return expression.path(path) + " " + operator + " " + expression.value(operand);
  }

  private String between(ServerFilter.Between between, boolean wanted) {
    // written out: DynamoDB refuses a BETWEEN whose bounds are the wrong way round
    String lower = ordered(between.path(), wanted ? ">=" : "<", between.lower());
    String upper = ordered(between.path(), wanted ? "<=" : ">", between.upper());
    return "(" + lower + (wanted ? " AND " : " OR ") + upper + ")";
  }

  /** What has an order in DynamoDB: numbers, strings, bytes. */
  private AttributeValue ordinal(AttributePath path, Value value) {
    rejectEncrypted(path, "An order or range");
    AttributeValue operand = operand(path, value);
    return switch (operand.type()) {
      case S, N, B -> operand;
      case BOOL, NUL, M, L, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new DriverException(
              ErrorCode.NOT_SUPPORTED,
              "An order of values of type " + value.kind() + " in DynamoDB",
              "compare by = or <>");
    };
  }

  private String in(AttributePath path, List<Value> values, boolean wanted) {
    List<AttributeValue> operands = new ArrayList<>();
    for (Value value : values) {
      operands.addAll(forms(path, value));
    }
    if (!wanted && path.steps().isEmpty() && table.blindIndex(path.column()) != null) {
      throw plaintextNeeded(path, "What is not equal to a value");
    }
    String name = expression.path(searched(path));
    if (!wanted && operands.size() == 1) {
      return "("
          + isComparable(path)
          + " AND "
          + name
          + " <> "
          + expression.value(operands.get(0))
          + ")";
    }
    List<String> chunks = new ArrayList<>();
    for (int at = 0; at < operands.size(); at += MOST_IN) {
      List<AttributeValue> chunk = operands.subList(at, Math.min(at + MOST_IN, operands.size()));
      chunks.add(
          chunk.size() == 1
              ? name + " = " + expression.value(chunk.get(0))
              : chunk.stream()
                  .map(expression::value)
                  .collect(Collectors.joining(",", name + " IN (", ")")));
    }
    String text = chunks.size() == 1 ? chunks.get(0) : "(" + String.join(" OR ", chunks) + ")";
    return wanted ? text : "(" + isComparable(path) + " AND NOT " + text + ")";
  }

  private AttributePath searched(AttributePath path) {
    return path.steps().isEmpty() ? AttributePath.of(table.searchAttribute(path.column())) : path;
  }

  private List<AttributeValue> forms(AttributePath path, Value value) {
    if (path.steps().isEmpty()) {
      return table.forms(path.column(), value);
    }
    rejectInside(path);
    return List.of(AttributeEncoder.encode(value));
  }

  private AttributeValue operand(AttributePath path, Value value) {
    return path.steps().isEmpty()
        ? AttributeEncoder.encode(value, table.shape().column(path.column()).type().unlimited())
        : AttributeEncoder.encode(value);
  }

  private String beginsWith(ServerFilter.BeginsWith begins, boolean wanted) {
    rejectEncrypted(begins.path(), "A prefix");
    Value prefix = begins.prefix().force();
    if (!(prefix instanceof StringValue) && !(prefix instanceof BinaryValue)) {
      throw new DriverException(ErrorCode.TYPE_MISMATCH, "A prefix", prefix.kind());
    }
    String path = expression.path(begins.path());
    String text =
        "begins_with(" + path + "," + expression.value(AttributeEncoder.encode(prefix)) + ")";
    String type = prefix instanceof StringValue ? "S" : AttributeType.BINARY;
    return wanted ? text : "(" + isOfType(path, type) + " AND NOT " + text + ")";
  }

  private String contains(ServerFilter.Contains contains, boolean wanted) {
    rejectEncrypted(contains.path(), "A part");
    Value part = contains.part().force();
    String path = expression.path(contains.path());
    String text = "contains(" + path + "," + expression.value(AttributeEncoder.encode(part)) + ")";
    if (wanted) {
      return text;
    }
    // what can contain such a part at all; elsewhere the answer is UNKNOWN
    List<String> holders = new ArrayList<>(List.of(isOfType(path, "L")));
    if (part.kind() == ValueKind.STRING) {
      holders.add(isOfType(path, "S"));
      holders.add(isOfType(path, "SS"));
    } else if (part.kind() == ValueKind.BINARY) {
      holders.add(isOfType(path, AttributeType.BINARY));
      holders.add(isOfType(path, "BS"));
    } else {
      holders.add(isOfType(path, "NS"));
    }
    return "((" + String.join(" OR ", holders) + ") AND NOT " + text + ")";
  }

  private String isNull(AttributePath path, boolean wanted) {
    rejectInside(path);
    ColumnCipher cipher = table.cipher(path.column());
    if (cipher != null && cipher.encryptsNull()) {
      throw plaintextNeeded(path, "IS NULL");
    }
    String name = expression.path(path);
    return wanted
        ? "(attribute_not_exists(" + name + ") OR " + isOfType(name, AttributeType.NULL) + ")"
        : isPresent(name);
  }

  /** Byte for byte what was read, absence included. */
  private String unchanged(ServerFilter.Unchanged unchanged) {
    if (!(unchanged.row() instanceof StoredItem item)) {
      throw new IllegalArgumentException("A row comes from a read");
    }
    return unchanged.columns().stream()
        .map(
            column -> {
              AttributeValue before = item.attributes().get(column);
              String name = expression.name(column);
              return before == null
                  ? "attribute_not_exists(" + name + ")"
                  : name + " = " + expression.value(before);
            })
        .collect(Collectors.joining(" AND ", "(", ")"));
  }

  /**
   * Whether {@code <>} has an answer at all: the attribute is there, is not NULL, and is of its
   * column's type. Bytes in an encrypted column are not looked for, so that a value in clear there
   * is met, and fails.
   */
  private String isComparable(AttributePath path) {
    String name = expression.path(path);
    String type = path.steps().isEmpty() ? storedType(path.column()) : null;
    return type == null ? isPresent(name) : isOfType(name, type);
  }

  private @Nullable String storedType(String column) {
    SqlType type = table.shape().column(column).type();
    return table.cipher(column) == null ? AttributeType.of(type) : null;
  }

  private String isPresent(String path) {
    return "(attribute_exists(" + path + ") AND NOT " + isOfType(path, AttributeType.NULL) + ")";
  }

  private String isOfType(String path, String type) {
    return "attribute_type(" + path + "," + expression.value(AttributeValue.fromS(type)) + ")";
  }

  private void rejectInside(AttributePath path) {
    if (!path.steps().isEmpty()) {
      rejectEncrypted(path, "What is inside a document");
    }
  }

  private void rejectEncrypted(AttributePath path, String what) {
    if (table.cipher(path.column()) != null || table.otherCipher(path.column()) != null) {
      throw plaintextNeeded(path, what);
    }
  }

  private DriverException plaintextNeeded(AttributePath path, String what) {
    return new DriverException(
        ErrorCode.PLAINTEXT_NEEDED,
        what
            + " of the encrypted column '"
            + path.column()
            + "' of table '"
            + table.name()
            + "' cannot be told by DynamoDB",
        "it takes the key, which only the client has");
  }
}
