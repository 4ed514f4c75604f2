package io.encdynamo.plan.access;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.KeyLookup;
import io.encdynamo.dynamo.access.KeyLookups;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to the items that a join above wants: BatchGetItem where it holds full primary keys, else
 * a Query for each partition key. There is none where a Scan is likely to be less work, or where a
 * key is one that only a Scan surely finds.
 */
final class WantedItems {
  /** Past that, a Scan reads more at a time. */
  private static final long MOST_KEYS = 10_000;

  /** So many requests are still better than a Scan of a table of unknown size. */
  private static final long MOST_IN_UNKNOWN = 100;

  /** So few are looked up in any table: its count is hours old. */
  private static final long FEW = 10;

  /** A look-up costs half a unit, for which a Scan reads so many small items. */
  private static final long ITEMS_A_LOOKUP = 20;

  /** A Query is a request of its own, and brings several items. */
  private static final long ITEMS_A_QUERY = 200;

  /** DynamoDB refuses to look for sort keys past 1,024 bytes, as stored. */
  private static final int MOST_LENGTH = 256;

  /** DynamoDB has no numbers of more digits. */
  private static final int MOST_DIGITS = 38;

  private WantedItems() {}

  /**
   * The path.
   *
   * @param index through which alone the table is read; null for the table itself
   * @param wanted what each of several joins holds; one of them is looked up
   * @return null if everything is to be read
   */
  static @Nullable AccessPath path(
      TableShape table, @Nullable String index, List<WantedKeys> wanted) {
    AccessPath best = null;
    long least = Long.MAX_VALUE;
    for (WantedKeys each : wanted) {
      AccessPath path = path(table, index, each);
      long cost = path == null ? Long.MAX_VALUE : cost(path);
      if (cost < least) {
        best = path;
        least = cost;
      }
    }
    return best;
  }

  private static long cost(AccessPath path) {
    if (path instanceof QueryPath query) {
      return query.partitions().size() * ITEMS_A_QUERY;
    }
    return path instanceof KeyLookups lookups
        ? lookups.keys().size() * ITEMS_A_LOOKUP
        : ITEMS_A_LOOKUP;
  }

  private static @Nullable AccessPath path(
      TableShape table, @Nullable String index, WantedKeys wanted) {
    List<ColumnDefinition> columns = wanted.columns().stream().map(table::column).toList();
    boolean full = index == null && table.keyColumns().equals(columns);
    TupleIndex keys = wanted.atMost(most(table, full));
    if (keys == null) {
      return null;
    }
    List<PrimaryKey> found = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Value partition = stored(keys.get(i, 0), columns.get(0));
      Value sort = columns.size() == 1 ? null : stored(keys.get(i, 1), columns.get(1));
      if (partition == null || (columns.size() > 1 && sort == null)) {
        return null;
      }
      found.add(new PrimaryKey(partition, sort));
    }
    if (!full) {
      List<Value> partitions = found.stream().map(PrimaryKey::partition).toList();
      return new QueryPath(index, partitions, null, QueryPath.Order.ANY);
    }
    return found.size() == 1 ? new KeyLookup(found.get(0)) : new KeyLookups(found);
  }

  private static long most(TableShape table, boolean full) {
    if (table.itemCount() == 0) {
      return MOST_IN_UNKNOWN;
    }
    long cheaper = table.itemCount() / (full ? ITEMS_A_LOOKUP : ITEMS_A_QUERY);
    return Math.max(FEW, Math.min(MOST_KEYS, cheaper));
  }

  /** The one value of a key column that a value can equal; null if it may be another matter. */
  private static @Nullable Value stored(Value held, ColumnDefinition column) {
    Value value = held.force();
    if (!isSimple(value)) {
      return null;
    }
    SqlType type = column.isEncrypted() ? column.type() : column.type().unlimited();
    try {
      Value converted = Conversions.convert(value, type);
      return ValueEquality.same(value, converted) ? converted : null;
    } catch (DriverException noValueOfTheColumn) {
      return null;
    }
  }

  private static boolean isSimple(Value value) {
    return switch (value.kind()) {
      case INTEGER -> true;
      case DECIMAL -> ((NumericValue) value).decimal().precision() <= MOST_DIGITS;
      case STRING -> isSimple(((StringValue) value).value().length());
      case BINARY -> isSimple(((BinaryValue) value).bytes().length);
      case DATE -> true;
      default -> false;
    };
  }

  private static boolean isSimple(int length) {
    return length > 0 && length <= MOST_LENGTH;
  }
}
