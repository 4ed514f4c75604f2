package io.encdynamo.bench.engine;

import io.encdynamo.bench.Pairs;
import io.encdynamo.bench.Result;
import io.encdynamo.bench.access.Endpoint;
import io.encdynamo.bench.access.MasterKey;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parsing, binding and planning a look-up by key: beside the request itself, and a second time. */
final class Planning {

  private static final double AIM = 0.1;

  private static final int WARM_UP = 10_000;
  private static final int PAIRS = 10_000;

  private final Connection connection;
  private final DynamoDbClient sdk;

  private Planning(Connection connection, DynamoDbClient sdk) {
    this.connection = connection;
    this.sdk = sdk;
  }

  /** Planning as a part of one GetItem, and preparing a known text as a part of planning. */
  static List<Result> measure(PrintStream report) throws Exception {
    try (MasterKey key = MasterKey.create();
        Endpoint endpoint = Endpoint.start();
        Connection connection = connect(endpoint.uri(), key);
        DynamoDbClient sdk = client(endpoint.uri())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE CATALOG");
        statement.execute(
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name STRING, city STRING,"
                + " phone STRING ENCRYPTED)");
        statement.execute("INSERT INTO customers (id, name, city) VALUES (1, 'Ann', 'Bern')");
      }
      Planning planning = new Planning(connection, sdk);
      Pairs request =
          Pairs.measure(WARM_UP, PAIRS, planning::prepareNew, round -> planning.getItem());
      print(report, "engine-plan", request, "a GetItem");
      Pairs cached =
          Pairs.measure(
              WARM_UP, PAIRS, round -> planning.prepare(1), round -> planning.prepareNew(-round));
      print(report, "engine-cached", cached, "a text that is new");
      return List.of(
          Result.atMost("engine-plan", request.ratio(), AIM),
          Result.atMost("engine-cached", cached.ratio(), AIM));
    }
  }

  private static void print(PrintStream report, String name, Pairs pairs, String other) {
    report.printf(
        Locale.ROOT,
        "%s: %.1f us to prepare, %.1f us for %s (medians of %d pairs)%n",
        name,
        pairs.ourMedian() / 1e3,
        pairs.theirMedian() / 1e3,
        other,
        pairs.count());
  }

  /** A text that was not prepared before. */
  private long prepareNew(int round) throws SQLException {
    return prepare(1_000_000L + round);
  }

  /** The number of columns. */
  private long prepare(long id) throws SQLException {
    String sql = "SELECT name, city FROM customers WHERE id = " + id;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.getMetaData().getColumnCount();
    }
  }

  /** The number of attributes. */
  private long getItem() {
    return sdk.getItem(
            get ->
                get.tableName("customers")
                    .key(Map.of("id", AttributeValue.fromN("1")))
                    .projectionExpression("#n, city")
                    .expressionAttributeNames(Map.of("#n", "name")))
        .item()
        .size();
  }

  private static Connection connect(URI endpoint, MasterKey key) throws SQLException {
    String keys = URLEncoder.encode(key.uri(), StandardCharsets.UTF_8);
    return DriverManager.getConnection(
        "jdbc:encdynamo:" + endpoint + "?user=bench&password=bench&keys=" + keys);
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }
}
