package io.encdynamo.engine.window;

import io.encdynamo.value.Value;

/** What a window function makes of one partition. */
@FunctionalInterface
public interface Column {

  /**
   * The value beside a row.
   *
   * @param row from 0; each row is asked for once, in order
   * @throws io.encdynamo.error.DriverException of class 22
   */
  Value value(int row);
}
