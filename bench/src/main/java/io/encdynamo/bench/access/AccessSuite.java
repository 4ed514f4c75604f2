package io.encdynamo.bench.access;

import io.encdynamo.bench.Pairs;
import io.encdynamo.bench.Result;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Look-ups by an encrypted key and full scans, through JDBC and with the bare SDK. */
public final class AccessSuite {

  private static final double LOOK_UP_AIM = 1.15;
  private static final double SCAN_AIM = 1.25;

  private static final int LOOK_UP_ITEMS = 1_000;
  private static final int LOOK_UP_WARM_UP = 10_000;
  private static final int LOOK_UP_PAIRS = 20_000;
  private static final int SCAN_WARM_UP = 10;
  private static final int SCAN_PAIRS = 21;

  private final PrintStream report;

  /** A suite that reports the medians it finds. */
  public AccessSuite(PrintStream report) {
    this.report = report;
  }

  /** Measures all; takes a minute or two. */
  public List<Result> run() throws Exception {
    try (MasterKey key = MasterKey.create();
        Endpoint endpoint = Endpoint.start();
        BareSdk sdk = new BareSdk(endpoint.uri())) {
      List<Result> results = new ArrayList<>();
      try (Connection connection = connect(endpoint.uri(), key, 1)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE CATALOG");
        }
        Items.createForLookUp(connection, LOOK_UP_ITEMS);
        Items.createForScan(connection);
        results.add(lookUp(connection, sdk));
      }
      for (int segments = 1; segments <= 2; segments++) {
        try (Connection connection = connect(endpoint.uri(), key, segments)) {
          results.add(scan(connection, sdk, segments));
        }
      }
      return results;
    }
  }

  private Result lookUp(Connection connection, BareSdk sdk) throws Exception {
    byte[][] stored = storedTokens(connection);
    try (ThroughJdbc jdbc = new ThroughJdbc(connection)) {
      Pairs pairs =
          Pairs.measure(
              LOOK_UP_WARM_UP,
              LOOK_UP_PAIRS,
              round -> jdbc.lookUp(Items.token(round % LOOK_UP_ITEMS)),
              round -> sdk.lookUp(stored[round % LOOK_UP_ITEMS]));
      return result("access-lookup", pairs, LOOK_UP_AIM, 1, "a look-up");
    }
  }

  private Result scan(Connection connection, BareSdk sdk, int segments) throws Exception {
    try (ThroughJdbc jdbc = new ThroughJdbc(connection)) {
      Pairs pairs =
          Pairs.measure(
              SCAN_WARM_UP, SCAN_PAIRS, round -> jdbc.scan(), round -> sdk.scan(segments));
      return result("access-scan-" + segments, pairs, SCAN_AIM, Items.COUNT, "an item");
    }
  }

  private Result result(String name, Pairs pairs, double aim, int units, String unit) {
    report.printf(
        Locale.ROOT,
        "%s: %.1f us %s through JDBC, %.1f us with the bare SDK (medians of %d pairs)%n",
        name,
        pairs.ourMedian() / 1e3 / units,
        unit,
        pairs.theirMedian() / 1e3 / units,
        pairs.count());
    return Result.atMost(name, pairs.ratio(), aim);
  }

  /** What the keys of the items are in DynamoDB. */
  private static byte[][] storedTokens(Connection connection) throws SQLException {
    byte[][] tokens = new byte[LOOK_UP_ITEMS][];
    String sql = "SELECT id, token FROM ciphertext.looked_up";
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        int index = Integer.parseInt(rows.getString(1).substring("item-".length()));
        tokens[index] = rows.getBytes(2);
      }
    }
    return tokens;
  }

  private static Connection connect(URI endpoint, MasterKey key, int parallelism)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:encdynamo:%s?user=bench&password=bench&fullScan=allow&parallelism=%d&keys=%s"
            .formatted(
                endpoint, parallelism, URLEncoder.encode(key.uri(), StandardCharsets.UTF_8)));
  }
}
