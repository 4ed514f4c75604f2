package io.encdynamo.local.store;

import static io.encdynamo.local.store.Store.encrypted;
import static io.encdynamo.local.store.Store.number;
import static io.encdynamo.local.store.Store.plain;
import static io.encdynamo.local.store.Store.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.WriteOutcome;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.KeyLookup;
import io.encdynamo.dynamo.access.KeyLookups;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.dynamo.access.StoredRow;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items written to DynamoDB Local and read again, below SQL. */
class StoredItemsTest {
  private static final SqlType BINARY = SqlType.of(SqlType.Kind.BINARY);
  private static final SqlType JSON = SqlType.of(SqlType.Kind.JSON);
  private static Store store;

  @BeforeAll
  static void start() {
    store = new Store();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static Store.Table archive() {
    return store.table(
        new TableDefinition(
            "archive",
            List.of(
                encrypted("aid", SqlType.STRING, EncryptionMode.DETERMINISTIC),
                encrypted("message", SqlType.STRING, EncryptionMode.DETERMINISTIC),
                encrypted("picture", BINARY, EncryptionMode.RANDOMIZED),
                encrypted("amount", SqlType.INTEGER, EncryptionMode.DETERMINISTIC),
                encrypted("ratio", SqlType.DOUBLE, EncryptionMode.RANDOMIZED),
                encrypted("data", JSON, EncryptionMode.RANDOMIZED),
                plain("note", SqlType.STRING)),
            "aid",
            null,
            List.of()));
  }

  private static final Value[] FIRST = {
    text("aid-001"),
    text("attack at 2PM tomorrow!"),
    new BinaryValue(new byte[] {1, 2, 3}),
    number(1234),
    new DoubleValue(3.14),
    new StructValue(List.of(new StructValue.Field("Alice", number(1)))),
    text("in clear")
  };

  private static PrimaryKey key(Value partition) {
    return new PrimaryKey(partition, null);
  }

  private static ServerFilter is(String column, ServerFilter.Comparison comparison, Value value) {
    return new ServerFilter.Compare(AttributePath.of(column), comparison, value);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void whatIsWrittenIsReadBackAndStoredEncrypted() {
    Store.Table table = archive();
    table.insert(FIRST);
    String[] all = table.shape.columns().stream().map(c -> c.name()).toArray(String[]::new);
    assertThat(table.read(new KeyLookup(key(text("aid-001"))), null, all))
        .containsExactly(List.of(FIRST));
    assertThat(table.read(new ScanPath(null, 2), null, all)).containsExactly(List.of(FIRST));
    List<List<Value>> stored =
        table.read(
            new Read(table.shape.asStored(), List.of(all), new ScanPath(null, 1), null, true, 0),
            Store.context());
    assertThat(stored).hasSize(1);
    assertThat(stored.get(0).subList(0, 6)).extracting(Value::kind).containsOnly(ValueKind.BINARY);
    assertThat(stored.get(0).get(6)).isEqualTo(text("in clear"));
    assertThat(table.read(new KeyLookup(key(text("aid-002"))), null, all)).isEmpty();
  }

  @Test
  void aSecondInsertOfAKeyIsRefused() {
    Store.Table table = archive();
    table.insert(FIRST);
    assertFails(ErrorCode.DUPLICATE_KEY, () -> table.insert(FIRST));
    assertThat(table.write(new Write.Put(table.shape, table.item(FIRST)))).isEqualTo(1);
  }

  @Test
  void updatesAndDeletesCountWhatIsThere() {
    Store.Table table = archive();
    table.insert(FIRST);
    Write.Assignment message =
        new Write.Assignment(AttributePath.of("message"), text("Hold the fire now!"));
    Write.Assignment ratio = new Write.Assignment(AttributePath.of("ratio"), new DoubleValue(2.5));
    Write update =
        new Write.Update(
            table.shape,
            key(text("aid-001")),
            List.of(message, ratio),
            List.of(AttributePath.of("note")),
            is("amount", ServerFilter.Comparison.EQUAL, number(1234)));
    assertThat(table.write(update)).isEqualTo(1);
    assertThat(table.read(new KeyLookup(key(text("aid-001"))), null, "message", "ratio", "note"))
        .containsExactly(
            List.of(text("Hold the fire now!"), new DoubleValue(2.5), MissingValue.MISSING));
    Write absent =
        new Write.Update(table.shape, key(text("aid-9")), List.of(message), List.of(), null);
    assertThat(table.write(absent)).isZero();
    Write false_ =
        new Write.Delete(
            table.shape,
            key(text("aid-001")),
            is("amount", ServerFilter.Comparison.NOT_EQUAL, number(1234)));
    assertThat(table.write(false_)).isZero();
    Write delete = new Write.Delete(table.shape, key(text("aid-001")), null);
    assertThat(table.write(delete)).isEqualTo(1);
    assertThat(table.write(delete)).isZero();
  }

  @Test
  void aRowThatChangedSinceItWasReadIsNotWritten() {
    Store.Table table = archive();
    table.insert(FIRST);
    StoredRow row = (StoredRow) firstRow(table, Read.ROW, "picture", "note");
    Write update =
        new Write.Update(
            table.shape,
            row,
            List.of(new Write.Assignment(AttributePath.of("note"), text("seen"))),
            List.of(),
            new ServerFilter.Unchanged(row, List.of("picture", "note")));
    assertThat(table.write(update)).isEqualTo(1);
    assertThat(table.write(update)).isZero();
  }

  private static Value firstRow(Store.Table table, String... columns) {
    Read read = new Read(table.shape, List.of(columns), new ScanPath(null, 1), null, true, 0);
    try (RowCursor cursor = store.client.read(read, table.ciphers, Store.context())) {
      Value[] row = cursor.next();
      assertThat(row).isNotNull();
      return row[0];
    }
  }

  @Test
  void equalityOnDeterministicColumnsIsDoneByDynamoDb() {
    Store.Table table = archive();
    table.insert(FIRST);
    table.insert(text("aid-002"), text("other"), NullValue.NULL, number(5));
    table.insert(text("aid-003"));
    ReadContext context = Store.context();
    Read read =
        new Read(
            table.shape,
            List.of("aid"),
            new ScanPath(null, 1),
            is("message", ServerFilter.Comparison.EQUAL, text("other")),
            true,
            0);
    assertThat(table.read(read, context)).containsExactly(List.of(text("aid-002")));
    assertThat(context.statistics().itemsEvaluated()).isEqualTo(3);
    assertThat(context.statistics().itemsReturned()).isEqualTo(1);
    assertThat(aids(table, is("message", ServerFilter.Comparison.NOT_EQUAL, text("other"))))
        .containsExactly(text("aid-001"));
    assertThat(
            aids(
                table,
                new ServerFilter.Not(
                    new ServerFilter.In(
                        AttributePath.of("amount"), List.of(number(5), number(7))))))
        .containsExactly(text("aid-001"));
    assertThat(aids(table, new ServerFilter.IsNull(AttributePath.of("picture"))))
        .containsExactlyInAnyOrder(text("aid-002"), text("aid-003"));
    assertThat(aids(table, new ServerFilter.IsMissing(AttributePath.of("picture"))))
        .containsExactly(text("aid-003"));
    assertFails(
        ErrorCode.PLAINTEXT_NEEDED,
        () -> aids(table, is("amount", ServerFilter.Comparison.LESS, number(5))));
    assertFails(
        ErrorCode.PLAINTEXT_NEEDED,
        () -> aids(table, is("ratio", ServerFilter.Comparison.EQUAL, new DoubleValue(1))));
  }

  private static List<Value> aids(Store.Table table, ServerFilter filter) {
    return table.read(new ScanPath(null, 1), filter, "aid").stream()
        .map(row -> row.get(0))
        .toList();
  }

  private static Store.Table events() {
    return store.table(
        new TableDefinition(
            "events",
            List.of(
                encrypted("who", SqlType.STRING, EncryptionMode.DETERMINISTIC),
                plain("at", SqlType.INTEGER),
                plain("kind", SqlType.STRING),
                plain("price", SqlType.decimal(10, 2)),
                encrypted("secret", SqlType.STRING, EncryptionMode.RANDOMIZED)),
            "who",
            "at",
            List.of(
                new IndexDefinition(
                    "by_kind",
                    IndexDefinition.Kind.GLOBAL,
                    "kind",
                    "at",
                    IndexDefinition.Projection.ALL,
                    List.of()))));
  }

  private static void fill(Store.Table table, int people, int each) {
    List<Write> writes = new ArrayList<>();
    for (int who = 0; who < people; who++) {
      for (int at = 0; at < each; at++) {
        writes.add(
            new Write.Insert(
                table.shape,
                table.item(
                    text("p" + who),
                    number(at),
                    text("k" + at % 3),
                    new DecimalValue(BigDecimal.valueOf(at, 2)),
                    text("s" + who + "." + at))));
      }
    }
    List<WriteOutcome> outcomes =
        store.client.writeAll(writes, table.ciphers, CancelSignal.unlimited(), 4, true);
    assertThat(outcomes).containsOnly(new WriteOutcome.Written(1));
  }

  @Test
  void queriesTakePartitionsSortConditionsAndOrder() {
    Store.Table table = events();
    fill(table, 3, 10);
    SortCondition between = new SortCondition(SortCondition.Operator.BETWEEN, number(3), number(5));
    QueryPath descending =
        new QueryPath(null, List.of(text("p1")), between, QueryPath.Order.DESCENDING);
    assertThat(table.read(descending, null, "at", "secret"))
        .containsExactly(
            List.of(number(5), text("s1.5")),
            List.of(number(4), text("s1.4")),
            List.of(number(3), text("s1.3")));
    QueryPath two =
        new QueryPath(
            null,
            List.of(text("p0"), text("p2"), text("p0")),
            new SortCondition(SortCondition.Operator.LESS, number(2), null),
            QueryPath.Order.ASCENDING);
    assertThat(table.read(two, null, "secret"))
        .containsExactly(
            List.of(text("s0.0")),
            List.of(text("s0.1")),
            List.of(text("s2.0")),
            List.of(text("s2.1")));
    SortCondition reversed =
        new SortCondition(SortCondition.Operator.BETWEEN, number(5), number(3));
    assertThat(
            table.read(
                new QueryPath(null, List.of(text("p1")), reversed, QueryPath.Order.ANY),
                null,
                "at"))
        .isEmpty();
    QueryPath index = new QueryPath("by_kind", List.of(text("k1")), null, QueryPath.Order.ANY);
    assertThat(table.read(index, null, "secret")).hasSize(9);
    assertThat(table.read(index, null)).hasSize(9);
  }

  @Test
  void batchesOfKeysMayBeLargeAndHoldAKeyTwice() {
    Store.Table table = events();
    fill(table, 3, 60);
    List<PrimaryKey> keys = new ArrayList<>();
    for (int at = 0; at < 150; at++) {
      keys.add(new PrimaryKey(text("p" + at % 3), number(at % 50)));
      keys.add(new PrimaryKey(text("p" + at % 3), number(at % 50)));
      keys.add(new PrimaryKey(text("absent"), number(at)));
    }
    assertThat(table.read(new KeyLookups(keys), null, "secret"))
        .doesNotHaveDuplicates()
        .hasSize(150);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void aScanGivesEveryItemOnceWhateverItsSegments(int segments) {
    Store.Table table = events();
    fill(table, 4, 50);
    assertThat(table.read(new ScanPath(null, segments), null, "secret"))
        .doesNotHaveDuplicates()
        .hasSize(200);
    assertThat(table.read(new ScanPath(null, segments), null)).hasSize(200);
  }

  @Test
  void aLimitEndsTheReadAndABudgetStopsIt() {
    Store.Table table = events();
    fill(table, 1, 100);
    ScanPath scan = new ScanPath(null, 2);
    assertThat(
            table.read(new Read(table.shape, List.of("at"), scan, null, true, 7), Store.context()))
        .hasSize(7);
    Read all = new Read(table.shape, List.of("at"), scan, null, true, 0);
    assertThat(table.read(all, context(100))).hasSize(100);
    assertFails(ErrorCode.READ_BUDGET, () -> table.read(all, context(99)));
  }

  private static ReadContext context(long budget) {
    return new ReadContext(
        CancelSignal.unlimited(), new ReadContext.Options(false, budget, 2, true));
  }

  @Test
  void filtersOnColumnsInClearAnswerAsPartiQlDoes() {
    Store.Table table = events();
    fill(table, 1, 6);
    table.insert(text("p0"), number(100), MissingValue.MISSING, NullValue.NULL);
    AttributePath price = AttributePath.of("price");
    Value two = new DecimalValue(new BigDecimal("0.02"));
    Value four = new DecimalValue(new BigDecimal("0.04"));
    assertThat(ats(table, new ServerFilter.Between(price, two, four))).containsExactly(2L, 3L, 4L);
    assertThat(ats(table, new ServerFilter.Not(new ServerFilter.Between(price, two, four))))
        .containsExactly(0L, 1L, 5L);
    assertThat(ats(table, new ServerFilter.Between(price, four, two))).isEmpty();
    assertThat(ats(table, is("price", ServerFilter.Comparison.NOT_EQUAL, two)))
        .containsExactly(0L, 1L, 3L, 4L, 5L);
    assertThat(ats(table, new ServerFilter.Not(new ServerFilter.IsNull(price))))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    AttributePath kind = AttributePath.of("kind");
    assertThat(ats(table, new ServerFilter.BeginsWith(kind, text("k"))))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(ats(table, new ServerFilter.Not(new ServerFilter.Contains(kind, text("1")))))
        .containsExactly(0L, 2L, 3L, 5L);
    assertThat(
            ats(
                table,
                new ServerFilter.Or(
                    List.of(
                        new ServerFilter.IsNull(kind),
                        new ServerFilter.And(
                            List.of(
                                is("at", ServerFilter.Comparison.GREATER, number(3)),
                                is("kind", ServerFilter.Comparison.EQUAL, text("k1"))))))))
        .containsExactly(4L, 100L);
    List<Value> many = IntStream.range(0, 250).<Value>mapToObj(i -> text("k" + i)).toList();
    assertThat(ats(table, new ServerFilter.In(kind, many))).hasSize(6);
  }

  private static List<Long> ats(Store.Table table, ServerFilter filter) {
    return table.read(new ScanPath(null, 1), filter, "at").stream()
        .map(row -> ((io.encdynamo.value.IntegerValue) row.get(0)).value())
        .sorted()
        .toList();
  }

  @Test
  void aWriteThatCannotBeStoredIsRefusedBeforeItIsSent() {
    Store.Table table = archive();
    assertFails(ErrorCode.NULL_NOT_ALLOWED, () -> table.insert(NullValue.NULL));
    assertFails(
        ErrorCode.LIMIT_EXCEEDED, () -> table.insert(text("big"), text("x".repeat(410_000))));
    assertFails(ErrorCode.LIMIT_EXCEEDED, () -> table.insert(text("k".repeat(2_048))));
    assertFails(
        ErrorCode.ENCRYPTED_NAME_CASE,
        () ->
            table.write(
                new Write.Put(
                    table.shape,
                    List.of(
                        new Write.Attribute("aid", text("a")),
                        new Write.Attribute("Message", text("m"))))));
    assertFails(
        ErrorCode.RESERVED_NAME,
        () ->
            table.write(
                new Write.Put(
                    table.shape,
                    List.of(
                        new Write.Attribute("aid", text("a")),
                        new Write.Attribute("$bix.message", text("m"))))));
    assertThat(table.read(new ScanPath(null, 1), null, "aid")).isEmpty();
  }

  @Test
  void valuesMovedToAnotherRowAndValuesInClearAreNotAuthentic() {
    Store.Table table = archive();
    table.insert(FIRST);
    Value[] second = FIRST.clone();
    second[0] = text("aid-002");
    table.insert(second);
    TableShape raw = rawShape(table);
    List<List<Value>> stored =
        table.read(
            new Read(raw, List.of("aid", "picture"), new ScanPath(null, 1), null, true, 0),
            Store.context());
    // the picture of one row under the key of the other
    store.client.write(
        new Write.Update(
            raw,
            key(stored.get(0).get(0)),
            List.of(
                new Write.Assignment(AttributePath.of("picture"), stored.get(1).get(1)),
                new Write.Assignment(AttributePath.of("message"), text("in clear"))),
            List.of(),
            null),
        null,
        CancelSignal.unlimited());
    assertFails(ErrorCode.NOT_AUTHENTIC, () -> table.read(new ScanPath(null, 1), null, "picture"));
    assertFails(ErrorCode.NOT_AUTHENTIC, () -> table.read(new ScanPath(null, 1), null, "message"));
    assertThat(table.read(new ScanPath(null, 1), null, "amount")).hasSize(2);
  }

  /** The table as somebody without a catalog sees it. */
  private static TableShape rawShape(Store.Table table) {
    TableShape raw = store.client.tables().describe(table.shape.name(), CancelSignal.unlimited());
    assertThat(raw).isNotNull();
    return raw;
  }

  @Test
  void aTableTheCatalogDoesNotListIsReadAsStored() {
    String name = "unlisted";
    TableShape made =
        new TableShape(
            name,
            TableShape.Form.STORED,
            List.of(TableShape.undeclared("id", SqlType.DECIMAL)),
            "id",
            null,
            List.of(),
            0);
    store.client.tables().create(made, false, Duration.ofSeconds(30), CancelSignal.unlimited());
    TableShape shape = store.client.tables().describe(name, CancelSignal.unlimited());
    assertThat(shape).isNotNull();
    assertThat(shape.partitionKey()).isEqualTo("id");
    Value document =
        new ListValue(List.of(BooleanValue.TRUE, NullValue.NULL, text("x"), number(7)));
    store.client.write(
        new Write.Insert(
            shape,
            List.of(
                new Write.Attribute("id", new DecimalValue(new BigDecimal("1E+2"))),
                new Write.Attribute("any", document))),
        null,
        CancelSignal.unlimited());
    Read read =
        new Read(
            shape,
            List.of("any", "other", Read.ITEM),
            new KeyLookup(key(new DecimalValue(new BigDecimal("100")))),
            null,
            true,
            0);
    try (RowCursor cursor = store.client.read(read, null, Store.context())) {
      Value[] row = cursor.next();
      assertThat(row).isNotNull();
      assertThat(row[0]).isEqualTo(document);
      assertThat(row[1]).isEqualTo(MissingValue.MISSING);
      assertThat(((StructValue) row[2]).get("id"))
          .isEqualTo(new DecimalValue(new BigDecimal("100")));
      assertThat(cursor.next()).isNull();
    }
    assertThat(store.client.tables().list(CancelSignal.unlimited())).contains(name);
    assertThat(store.client.tables().delete(name, Duration.ofSeconds(30), CancelSignal.unlimited()))
        .isTrue();
    assertThat(store.client.tables().describe(name, CancelSignal.unlimited())).isNull();
    assertFails(
        ErrorCode.TABLE_NOT_FOUND, () -> store.client.read(read, null, Store.context()).next());
  }

  @Test
  void valuesThatDoNotFitTheirColumnAreMissingAndCountedOrAnError() {
    Store.Table table =
        store.table(
            new TableDefinition(
                "typed",
                List.of(
                    plain("id", SqlType.STRING),
                    plain("at", SqlType.of(SqlType.Kind.TIMESTAMP)),
                    plain("count", SqlType.INTEGER)),
                "id",
                null,
                List.of()));
    TimestampValue at = new TimestampValue(LocalDateTime.of(2026, 5, 1, 10, 0, 0, 1));
    table.insert(text("good"), at, number(1));
    store.client.write(
        new Write.Insert(
            rawShape(table),
            List.of(
                new Write.Attribute("id", text("odd")),
                new Write.Attribute("at", text("2026-05-01 10:00")),
                new Write.Attribute("count", text("many")))),
        null,
        CancelSignal.unlimited());
    ReadContext context = Store.context();
    Read read = new Read(table.shape, List.of("at", "count"), new ScanPath(null, 1), null, true, 0);
    assertThat(table.read(read, context))
        .containsExactlyInAnyOrder(
            List.of(at, number(1)), List.of(MissingValue.MISSING, MissingValue.MISSING));
    assertThat(context.misfits()).containsEntry("at", 1L).containsEntry("count", 1L);
    ReadContext strict =
        new ReadContext(CancelSignal.unlimited(), new ReadContext.Options(true, 0, 2, false));
    assertFails(ErrorCode.TYPE_MISMATCH, () -> table.read(read, strict));
  }

  @Test
  void aCancelledReadEnds() {
    Store.Table table = events();
    fill(table, 1, 10);
    CancelSignal signal = CancelSignal.unlimited();
    Read read = new Read(table.shape, List.of("at"), new ScanPath(null, 2), null, true, 0);
    try (RowCursor cursor =
        store.client.read(read, table.ciphers, new ReadContext(signal, Store.OPTIONS))) {
      assertThat(cursor.next()).isNotNull();
      signal.cancel();
      assertFails(ErrorCode.CANCELLED, cursor::next);
    }
  }

  @Test
  void severalWritesKeepTheirOrderOnOneItemAndTellWhichFailed() {
    Store.Table table = archive();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      writes.add(new Write.Put(table.shape, table.item(text("same"), text("m" + i))));
    }
    writes.add(new Write.Insert(table.shape, table.item(text("same"))));
    List<WriteOutcome> outcomes =
        store.client.writeAll(writes, table.ciphers, CancelSignal.unlimited(), 4, false);
    assertThat(outcomes.subList(0, 20)).containsOnly(new WriteOutcome.Written(1));
    assertThat(outcomes.get(20)).isInstanceOf(WriteOutcome.Failed.class);
    assertThat(table.read(new KeyLookup(key(text("same"))), null, "message"))
        .containsExactly(List.of(text("m19")));
  }
}
