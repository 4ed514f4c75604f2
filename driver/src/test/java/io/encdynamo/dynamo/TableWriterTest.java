package io.encdynamo.dynamo;

import static io.encdynamo.dynamo.Fakes.number;
import static io.encdynamo.dynamo.Fakes.path;
import static io.encdynamo.dynamo.Fakes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.CancelSignal;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What becomes of writes when the link is not what it should be. */
class TableWriterTest {
  private static final TableShape PEOPLE = Fakes.people();
  private static final Write INSERT = new Write.Insert(PEOPLE, Fakes.item("a", 1));
  private static final Write UPDATE =
      new Write.Update(
          PEOPLE,
          new PrimaryKey(text("a"), null),
          List.of(new Write.Assignment(path("age"), number(2))),
          List.of(path("name")),
          null);
  private static final Write DELETE =
      new Write.Delete(PEOPLE, new PrimaryKey(text("a"), null), null);

  private final SdkException lost =
      SdkClientException.create("lost", new SocketException("Connection reset"));
  private final SdkException throttled =
      Fakes.error("ProvisionedThroughputExceededException", 400, "slow down");
  private final SdkException failed = Fakes.error("InternalServerError", 500, "oops");
  private final SdkException refused =
      SdkClientException.create("refused", new ConnectException("Connection refused"));

  private static SdkException conditionFailed(Map<String, AttributeValue> item) {
    return ConditionalCheckFailedException.builder()
        .item(item.isEmpty() ? null : item)
        .message("The conditional request failed")
        .build();
  }

  private static long write(Fakes.Line dynamo, Write write) {
    return dynamo.client().write(write, null, CancelSignal.unlimited());
  }

  private static void assertFails(String state, Fakes.Line dynamo, Write write) {
    assertThatThrownBy(() -> write(dynamo, write))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
  }

  @Test
  void anInsertAsksThatNoItemHasItsKey() {
    Fakes.Line dynamo = new Fakes.Line().answer(PutItemResponse.builder().build());
    assertThat(write(dynamo, INSERT)).isEqualTo(1);
    PutItemRequest request = (PutItemRequest) dynamo.requests.get(0);
    assertThat(request.item()).isEqualTo(Fakes.stored("a", 1));
    assertThat(request.conditionExpression()).isEqualTo("attribute_not_exists(#0)");
    assertThat(request.expressionAttributeNames()).containsEntry("#0", "id");
  }

  @Test
  void whatWasSurelyNotAppliedIsSentAgain() {
    Fakes.Line dynamo =
        new Fakes.Line().fail(throttled).fail(refused).answer(PutItemResponse.builder().build());
    assertThat(write(dynamo, INSERT)).isEqualTo(1);
    assertThat(dynamo.requests).hasSize(3);
  }

  @Test
  void throttlingPastTheRetriesIsSaid() {
    Fakes.Line dynamo = new Fakes.Line().fail(throttled);
    assertFails("53000", dynamo, INSERT);
    assertThat(dynamo.requests).hasSize(4);
  }

  @Test
  void anInsertThatMeetsAnotherItemIsADuplicate() {
    assertFails("23505", new Fakes.Line().fail(conditionFailed(Map.of())), INSERT);
  }

  @Test
  void anInsertThatMeetsItselfAfterALostAnswerIsDone() {
    for (SdkException first : List.of(lost, failed)) {
      Fakes.Line dynamo = new Fakes.Line().fail(first).fail(conditionFailed(Fakes.stored("a", 1)));
      assertThat(write(dynamo, INSERT)).isEqualTo(1);
    }
  }

  @Test
  void anInsertThatMeetsAnotherItemAfterALostAnswerIsUnknown() {
    assertFails(
        "08007", new Fakes.Line().fail(lost).fail(conditionFailed(Fakes.stored("a", 9))), INSERT);
  }

  @Test
  void aWriteThatIsNeverAnsweredIsUnknown() {
    for (Write write : List.of(INSERT, UPDATE, DELETE)) {
      Fakes.Line dynamo = new Fakes.Line().fail(lost);
      assertFails("08007", dynamo, write);
      assertThat(dynamo.requests).hasSize(4);
    }
  }

  @Test
  void aWriteThatNeverReachesDynamoDbIsALostLink() {
    assertFails("08S01", new Fakes.Line().fail(refused), UPDATE);
  }

  @Test
  void anUpdateIsConditionalOnItsItem() {
    Fakes.Line dynamo = new Fakes.Line().answer(UpdateItemResponse.builder().build());
    assertThat(write(dynamo, UPDATE)).isEqualTo(1);
    UpdateItemRequest request = (UpdateItemRequest) dynamo.requests.get(0);
    assertThat(request.updateExpression()).isEqualTo("SET #0 = :0 REMOVE #1");
    assertThat(request.conditionExpression()).isEqualTo("attribute_exists(#2)");
    assertThat(write(new Fakes.Line().fail(conditionFailed(Map.of())), UPDATE)).isZero();
  }

  @Test
  void anUpdateWhoseAnswerWasLostIsRecognizedByWhatItWrote() {
    Fakes.Line applied = new Fakes.Line().fail(lost).fail(conditionFailed(Fakes.stored("a", 2)));
    assertThat(write(applied, UPDATE)).isEqualTo(1);
    Fakes.Line other = new Fakes.Line().fail(lost).fail(conditionFailed(Fakes.stored("a", 3)));
    assertFails("08007", other, UPDATE);
  }

  @Test
  void aDeleteThatFindsNothingCountsNothingUnlessItMayHaveDoneItItself() {
    assertThat(write(new Fakes.Line().fail(conditionFailed(Map.of())), DELETE)).isZero();
    assertThat(
            write(new Fakes.Line().fail(lost).answer(DeleteItemResponse.builder().build()), DELETE))
        .isEqualTo(1);
    assertFails("08007", new Fakes.Line().fail(lost).fail(conditionFailed(Map.of())), DELETE);
  }

  @Test
  void aCancelledWriteIsNotSent() {
    Fakes.Line dynamo = new Fakes.Line().answer(PutItemResponse.builder().build());
    CancelSignal signal = CancelSignal.unlimited();
    signal.cancel();
    assertThatThrownBy(() -> dynamo.client().write(INSERT, null, signal))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("57014"));
    assertThat(dynamo.requests).isEmpty();
  }
}
