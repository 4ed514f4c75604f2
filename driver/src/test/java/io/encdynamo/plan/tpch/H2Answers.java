package io.encdynamo.plan.tpch;

import io.encdynamo.tpch.Answer;
import io.encdynamo.tpch.PlainSql;
import io.encdynamo.tpch.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What H2 answers, each query asked once. */
final class H2Answers implements AutoCloseable {

  private final Connection connection;
  private final Map<Query, Answer> known = new HashMap<>();

  H2Answers(double scale) throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:;NON_KEYWORDS=VALUE");
    PlainSql.create(connection, scale);
  }

  Answer to(Query query) throws SQLException {
    Answer answer = known.get(query);
    if (answer == null) {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(text(query))) {
        answer = Answer.of(result);
      }
      known.put(query, answer);
    }
    return answer;
  }

  /** Query 19 with what its three alternatives have in common before them, or H2 joins by loops. */
  private static String text(Query query) {
    return query.number() == 19
        ? query.sql().replace("where\n", "where p_partkey = l_partkey and (\n") + ")"
        : query.sql();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
