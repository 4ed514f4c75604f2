package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A read of a table whose items move from one version of their key to the next (format page, rule
 * 4). One on its way may be met at neither place, or at both: so what is asked for is asked for
 * twice, one time after the other, and each key counts once. Items move one way, so whoever looks
 * again after everything was looked at misses none. Holds the keys it has met.
 */
final class MovingItems implements RowCursor {
  private final Supplier<RowCursor> looks;
  private final long limit;
  private RowCursor rows;
  private boolean second;
  private long given;

  /**
   * @param looks opens the same read each time, its pages taken through the same {@link Keys}
   * @param limit the most rows; 0 for all
   */
  MovingItems(Supplier<RowCursor> looks, long limit) {
    this.looks = looks;
    this.limit = limit == 0 ? Long.MAX_VALUE : limit;
    this.rows = looks.get();
  }

  @Override
  public Value @Nullable [] next() {
    if (given == limit) {
      return null;
    }
    Value[] row = rows.next();
    while (row == null && !second) {
      rows.close();
      second = true;
      rows = looks.get();
      row = rows.next();
    }
    if (row != null) {
      given++;
    }
    return row;
  }

  @Override
  public void close() {
    rows.close();
  }

  /** The keys that a read has met. */
  static final class Keys {
    private final BoundTable table;
    private final Set<List<Object>> met = ConcurrentHashMap.newKeySet();

    Keys(BoundTable table) {
      this.table = table;
    }

    /** The same pages without the items whose key was met before. */
    List<PageSource> each(List<PageSource> sources) {
      List<PageSource> once = new ArrayList<>();
      sources.forEach(source -> once.add(new Once(source)));
      return once;
    }

    private boolean isNew(Map<String, AttributeValue> item) {
      RowBinding row =
          ItemBinding.of(item, table.shape().partitionKey(), table.shape().sortKey()).get();
      List<Object> key = new ArrayList<>(2);
      for (ColumnDefinition column : table.shape().keyColumns()) {
        AttributeValue stored = table.keyOf(item).get(column.name());
        ColumnCipher cipher = table.cipher(column.name());
        if (stored != null) {
          key.add(
              cipher == null || stored.b() == null
                  ? StoredEquality.canonical(stored)
                  : written(cipher, AttributeDecoder.bytes(stored.b()), row));
        }
      }
      return met.add(key);
    }

    /** What a key is under the version that is written: one for all forms of a value. */
    private static BinaryValue written(ColumnCipher cipher, byte[] stored, RowBinding row) {
      return new BinaryValue(cipher.searchForms(cipher.decrypt(stored, row)).get(0));
    }

    private final class Once implements PageSource {
      private final PageSource source;

      Once(PageSource source) {
        this.source = source;
      }

      @Override
      public boolean hasMore() {
        return source.hasMore();
      }

      @Override
      public Page next() {
        return Page.of(source.next().items().stream().filter(Keys.this::isNew).toList());
      }
    }
  }
}
