package io.encdynamo.bench.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.calcite.jdbc.CalciteConnection;

/** What {@link FirstResultProcess} does, in Calcite. */
final class FirstCalciteResultProcess {

  private FirstCalciteResultProcess() {}

  /** Runs the query. */
  public static void main(String[] arguments) throws SQLException {
    long begin = System.nanoTime();
    try (CalciteConnection calcite = TpchCalcite.connect()) {
      calcite
          .getRootSchema()
          .add(Payments.TABLE, new CalciteTable(Payments.COLUMNS, Payments.KEY, Payments.rows()));
      try (Statement statement = calcite.createStatement();
          ResultSet result = statement.executeQuery(Payments.SQL)) {
        if (!result.next()) {
          throw new SQLException("no rows");
        }
        System.out.println(System.nanoTime() - begin);
      }
    }
  }
}
