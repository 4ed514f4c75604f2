package io.encdynamo.dynamo;

import static io.encdynamo.dynamo.Fakes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.KeyLookups;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Pages as DynamoDB hands them out: cut short, empty, unprocessed, failing. */
@Timeout(30)
class PagedReadTest {

  private static ScanResponse page(int evaluated, boolean more, String... ids) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (String id : ids) {
      items.add(Map.of("id", AttributeValue.fromS(id)));
    }
    ScanResponse.Builder response =
        ScanResponse.builder().items(items).count(items.size()).scannedCount(evaluated);
    return more
        ? response.lastEvaluatedKey(Map.of("id", AttributeValue.fromS("last"))).build()
        : response.build();
  }

  private static Read read(AccessPath path, long limit) {
    return new Read(Fakes.people(), List.of("id"), path, null, false, limit);
  }

  private static List<Value> all(DynamoClient client, Read read, ReadContext context) {
    List<Value> values = new ArrayList<>();
    try (RowCursor cursor = client.read(read, null, context)) {
      for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
        values.add(row[0].force());
      }
      assertThat(cursor.next()).isNull();
    }
    return values;
  }

  @Test
  void anEmptyPageIsNotTheEnd() {
    Fakes.Line dynamo =
        new Fakes.Line()
            .answer(page(5, true))
            .answer(page(5, true, "a"))
            .answer(page(5, true))
            .answer(page(5, false, "b"));
    ReadContext context = Fakes.context(0);
    assertThat(all(dynamo.client(), read(new ScanPath(null, 1), 0), context))
        .containsExactly(text("a"), text("b"));
    assertThat(context.statistics().requests()).isEqualTo(4);
    assertThat(context.statistics().itemsEvaluated()).isEqualTo(20);
    assertThat(((ScanRequest) dynamo.requests.get(1)).exclusiveStartKey()).containsKey("id");
  }

  @Test
  void nothingIsSentBeforeARowIsAskedFor() {
    Fakes.Line dynamo = new Fakes.Line().answer(page(1, false, "a"));
    dynamo.client().read(read(new ScanPath(null, 1), 0), null, Fakes.context(0)).close();
    assertThat(dynamo.requests).isEmpty();
  }

  @Test
  void aReadOfOnePageNeedsOneRequest() {
    Fakes.Line dynamo = new Fakes.Line().answer(page(1, false, "a"));
    assertThat(all(dynamo.client(), read(new ScanPath(null, 1), 0), Fakes.context(0)))
        .containsExactly(text("a"));
    assertThat(dynamo.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void closingStopsTheRequests(int segments) throws InterruptedException {
    AtomicInteger sent = new AtomicInteger();
    Fakes.Line endless =
        new Fakes.Line()
            .answer(
                request -> {
                  sent.incrementAndGet();
                  return page(1, true, "a");
                });
    try (RowCursor cursor =
        endless.client().read(read(new ScanPath(null, segments), 0), null, Fakes.context(0))) {
      for (int i = 0; i < 10; i++) {
        assertThat(Fakes.first(cursor.next())).isEqualTo(text("a"));
      }
    }
    int afterClose = settled(sent);
    // ten were read; at most one waits and one is under way for each segment, and one more
    assertThat(afterClose).isLessThanOrEqualTo(10 + 2 * segments + 2);
  }

  /** The count once it has stopped growing. */
  private static int settled(AtomicInteger sent) throws InterruptedException {
    int before = -1;
    while (before != sent.get()) {
      before = sent.get();
      Thread.sleep(100);
    }
    return before;
  }

  @Test
  void aFailingPageFailsTheReadAfterTheRowsBeforeIt() {
    Fakes.Line dynamo =
        new Fakes.Line()
            .answer(page(1, true, "a"))
            .fail(Fakes.error("InternalServerError", 500, "oops"));
    try (RowCursor cursor =
        dynamo.client().read(read(new ScanPath(null, 1), 0), null, Fakes.context(0))) {
      assertThat(Fakes.first(cursor.next())).isEqualTo(text("a"));
      assertThatThrownBy(cursor::next)
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("08S01"));
    }
  }

  @Test
  void aReadThatHangsEndsWithTheStatementsTime() {
    Fakes.Line hanging =
        new Fakes.Line()
            .answer(page(1, true, "a"))
            .answer(
                request -> {
                  try {
                    Thread.sleep(20_000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return page(1, false);
                });
    ReadContext context =
        new ReadContext(
            CancelSignal.after(Duration.ofMillis(300)),
            new ReadContext.Options(false, 0, 1, false));
    try (RowCursor cursor = hanging.client().read(read(new ScanPath(null, 1), 0), null, context)) {
      cursor.next();
      assertThatThrownBy(cursor::next)
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("HYT00"));
    }
  }

  @Test
  void aLimitIsAskedOfDynamoDbToo() {
    Fakes.Line dynamo =
        new Fakes.Line().answer(page(2, true, "a", "b")).answer(page(2, true, "c", "d"));
    assertThat(all(dynamo.client(), read(new ScanPath(null, 1), 3), Fakes.context(0)))
        .containsExactly(text("a"), text("b"), text("c"));
    assertThat(((ScanRequest) dynamo.requests.get(0)).limit()).isEqualTo(3);
  }

  @Test
  void aBudgetIsKeptByAskingForNoMore() {
    Fakes.Line dynamo =
        new Fakes.Line().answer(page(3, true, "a", "b", "c")).answer(page(2, true, "d", "e"));
    assertThatThrownBy(() -> all(dynamo.client(), read(new ScanPath(null, 4), 0), Fakes.context(4)))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("53400"));
    assertThat(dynamo.requests)
        .extracting(request -> ((ScanRequest) request).limit())
        .containsExactly(5, 2);
  }

  @Test
  void keysThatDynamoDbLeavesOutAreAskedForAgain() {
    Fakes.Line dynamo =
        new Fakes.Line()
            .answer(
                request -> {
                  List<Map<String, AttributeValue>> keys = keys((BatchGetItemRequest) request);
                  int answered = Math.max(1, keys.size() / 2);
                  KeysAndAttributes left =
                      KeysAndAttributes.builder().keys(keys.subList(answered, keys.size())).build();
                  return BatchGetItemResponse.builder()
                      .responses(Map.of("people", keys.subList(0, answered)))
                      .unprocessedKeys(answered == keys.size() ? Map.of() : Map.of("people", left))
                      .build();
                });
    List<PrimaryKey> keys =
        IntStream.range(0, 130).mapToObj(i -> new PrimaryKey(text("k" + i % 120), null)).toList();
    ReadContext context = Fakes.context(0);
    assertThat(all(dynamo.client(), read(new KeyLookups(keys), 0), context))
        .doesNotHaveDuplicates()
        .hasSize(120);
    assertThat(context.statistics().keysAskedAgain()).isPositive();
    assertThat(dynamo.requests)
        .allSatisfy(
            request ->
                assertThat(keys((BatchGetItemRequest) request)).hasSizeLessThanOrEqualTo(100));
  }

  private static List<Map<String, AttributeValue>> keys(BatchGetItemRequest request) {
    return request.requestItems().values().stream().flatMap(of -> of.keys().stream()).toList();
  }

  @Test
  void whatDynamoDbOnlyCountsComesAsEmptyRows() {
    Fakes.Line dynamo =
        new Fakes.Line()
            .answer(
                ScanResponse.builder()
                    .count(2)
                    .scannedCount(5)
                    .lastEvaluatedKey(Map.of("id", AttributeValue.fromS("x")))
                    .build())
            .answer(ScanResponse.builder().count(1).scannedCount(5).build());
    Read count = new Read(Fakes.people(), List.of(), new ScanPath(null, 1), null, false, 0);
    int rows = 0;
    try (RowCursor cursor = dynamo.client().read(count, null, Fakes.context(0))) {
      for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
        assertThat(row).isEmpty();
        rows++;
      }
    }
    assertThat(rows).isEqualTo(3);
    assertThat(((ScanRequest) dynamo.requests.get(0)).selectAsString()).isEqualTo("COUNT");
  }

  @ParameterizedTest
  @CsvSource({
    "DECLARED, id, '#0'",
    "DECLARED, id age any name,",
    "STORED, id age any name, '#0,#1,#2,#3'",
    "STORED, $item,",
  })
  void onlyWhatIsWantedIsAskedFor(TableShape.Form form, String columns, String projection) {
    Fakes.Line dynamo = new Fakes.Line().answer(page(0, false));
    TableShape people = Fakes.people();
    TableShape shape = new TableShape("people", form, people.columns(), "id", null, List.of(), 0);
    Read read =
        new Read(shape, List.of(columns.split(" ", -1)), new ScanPath(null, 1), null, false, 0);
    assertThat(all(dynamo.client(), read, Fakes.context(0))).isEmpty();
    assertThat(((ScanRequest) dynamo.requests.get(0)).projectionExpression()).isEqualTo(projection);
  }

  @Test
  void aQueryOfAPartitionThatIsNullAsksNothing() {
    Fakes.Line dynamo = new Fakes.Line().answer(QueryResponse.builder().build());
    QueryPath nothing =
        new QueryPath(
            null, List.of(io.encdynamo.value.NullValue.NULL), null, QueryPath.Order.ASCENDING);
    assertThat(all(dynamo.client(), read(nothing, 0), Fakes.context(0))).isEmpty();
    assertThat(dynamo.requests).isEmpty();
  }

  @Test
  void partitionsAreReadInTheirOrderAndEachOnce() {
    Fakes.Line dynamo =
        new Fakes.Line()
            .answer(
                request -> {
                  AttributeValue partition =
                      ((QueryRequest) request).expressionAttributeValues().get(":0");
                  assertThat(partition).isNotNull();
                  return QueryResponse.builder()
                      .items(List.of(Map.of("id", partition)))
                      .count(1)
                      .scannedCount(1)
                      .build();
                });
    QueryPath path =
        new QueryPath(
            null, List.of(text("b"), text("a"), text("b")), null, QueryPath.Order.DESCENDING);
    assertThat(all(dynamo.client(), read(path, 0), Fakes.context(0)))
        .containsExactly(text("b"), text("a"));
    assertThat(((QueryRequest) dynamo.requests.get(0)).scanIndexForward()).isFalse();
  }
}
