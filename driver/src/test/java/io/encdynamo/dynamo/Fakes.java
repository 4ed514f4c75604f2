package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Stand-ins for DynamoDB, and short ways to what tests need. */
final class Fakes {
  static final ClientSettings SETTINGS = settings("http://127.0.0.1:1", Duration.ofSeconds(5));

  private Fakes() {}

  static ClientSettings settings(String endpoint, Duration connectTimeout) {
    return new ClientSettings(
        URI.create(endpoint),
        "eu-central-1",
        new ClientSettings.Anybody(),
        null,
        connectTimeout,
        Duration.ofSeconds(5),
        3,
        4,
        null,
        null);
  }

  /** Answers each request by the next answer in line; the last one stands for all that follow. */
  static final class Line implements DynamoDbClient {
    final List<DynamoDbRequest> requests = new ArrayList<>();
    private final Deque<Function<DynamoDbRequest, DynamoDbResponse>> answers = new ArrayDeque<>();

    Line answer(DynamoDbResponse response) {
      answers.add(request -> response);
      return this;
    }

    Line fail(SdkException error) {
      answers.add(
          request -> {
            throw error;
          });
      return this;
    }

    /** Takes the request, as a service does whose answer is lost. */
    Line answer(Function<DynamoDbRequest, DynamoDbResponse> answer) {
      answers.add(answer);
      return this;
    }

    private synchronized DynamoDbResponse next(DynamoDbRequest request) {
      requests.add(request);
      Function<DynamoDbRequest, DynamoDbResponse> answer =
          answers.size() > 1 ? answers.remove() : answers.element();
      return answer.apply(request);
    }

    DynamoClient client() {
      return DynamoClient.of(SETTINGS, new SdkClients(this, this, () -> {}));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return (GetItemResponse) next(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return (BatchGetItemResponse) next(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return (QueryResponse) next(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
      return (ScanResponse) next(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      return (PutItemResponse) next(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return (UpdateItemResponse) next(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
      return (DeleteItemResponse) next(request);
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  /** An error of the service. */
  static DynamoDbException error(String code, int status, String message) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .statusCode(status)
            .requestId("REQUEST")
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .message(message)
            .build();
  }

  /** A table "people" of id STRING and columns of all kinds of secrecy. */
  static TableShape people() {
    return new TableShape(
        "people",
        TableShape.Form.STORED,
        List.of(
            column("id", SqlType.STRING),
            column("name", SqlType.STRING),
            column("age", SqlType.INTEGER),
            column("any", SqlType.ANY)),
        "id",
        null,
        List.of(),
        0);
  }

  static ColumnDefinition column(String name, SqlType type) {
    return TableShape.undeclared(name, type);
  }

  static List<Write.Attribute> item(String id, long age) {
    return List.of(new Write.Attribute("id", text(id)), new Write.Attribute("age", number(age)));
  }

  static Map<String, AttributeValue> stored(String id, long age) {
    return Map.of("id", AttributeValue.fromS(id), "age", AttributeValue.fromN(Long.toString(age)));
  }

  static Value text(String value) {
    return new StringValue(value);
  }

  static Value number(long value) {
    return new IntegerValue(value);
  }

  static AttributePath path(String column) {
    return AttributePath.of(column);
  }

  static ReadContext context(long budget) {
    return new ReadContext(
        CancelSignal.unlimited(), new ReadContext.Options(false, budget, 2, false));
  }

  static @Nullable Value first(Value @Nullable [] row) {
    return row == null ? null : row[0].force();
  }
}
