package io.encdynamo.bench.crypto;

import io.encdynamo.bench.access.Endpoint;
import io.encdynamo.bench.access.MasterKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the driver asks of DynamoDB until a connection can read an encrypted table. */
final class RoundTrips {
  private static final String QUERY = "SELECT secret FROM opened WHERE id = 'a'";

  private RoundTrips() {}

  /**
   * The operations of opening a connection beside one that is open already, and of its first query,
   * but for that query's own request.
   */
  static List<String> ofOpening() throws Exception {
    try (MasterKey key = MasterKey.create();
        Endpoint endpoint = Endpoint.start();
        CountingProxy proxy = new CountingProxy(endpoint.uri());
        Connection first = connect(proxy.uri(), key)) {
      run(first, "CREATE CATALOG");
      run(first, "CREATE TABLE opened (id STRING PRIMARY KEY, secret STRING ENCRYPTED)");
      run(first, "INSERT INTO opened VALUES ('a', 'b')");
      read(first);
      proxy.operations();
      try (Connection second = connect(proxy.uri(), key)) {
        read(second);
        List<String> all = new ArrayList<>(proxy.operations());
        all.remove("GetItem");
        return all;
      }
    }
  }

  private static void read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(QUERY)) {
      if (!rows.next() || !"b".equals(rows.getString(1))) {
        throw new IllegalStateException("the item is not there");
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(URI endpoint, MasterKey key) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:encdynamo:%s?user=bench&password=bench&keys=%s"
            .formatted(endpoint, URLEncoder.encode(key.uri(), StandardCharsets.UTF_8)));
  }
}
