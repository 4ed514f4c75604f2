package io.encdynamo.local.shell;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Which encdynamo this is: the driver says. */
public final class Version {

  private Version() {}

  /** Name and number, for people. */
  public static String text() {
    try {
      Driver driver = DriverManager.getDriver(Target.DEFAULT_URL);
      return "encdynamo " + driver.getMajorVersion() + "." + driver.getMinorVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("the driver is not on the class path", e);
    }
  }
}
