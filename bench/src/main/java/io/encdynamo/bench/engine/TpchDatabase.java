package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Query;
import java.sql.SQLException;

/** TPC-H's tables in one engine. */
interface TpchDatabase extends AutoCloseable {

  /** So long a query may take. */
  int SECONDS = 60;

  /**
   * Runs a query, planning included, and reads every value of every row.
   *
   * @return the number of rows
   * @throws io.encdynamo.error.DriverException from this project's engine
   */
  long run(Query query) throws SQLException;

  @Override
  void close() throws SQLException;
}
