package io.encdynamo.local.shell;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes a result to the end. */
public interface ResultPrinter {

  /**
   * Reads the rows that are left and writes them.
   *
   * @return how many they were
   */
  long print(ResultSet rows) throws SQLException, IOException;
}
