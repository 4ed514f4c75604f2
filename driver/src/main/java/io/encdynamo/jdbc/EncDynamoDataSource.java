package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source of connections that is set up as a bean: the URL, and properties by their names. Set it
 * up first and share it afterwards.
 */
public final class EncDynamoDataSource implements DataSource, JdbcWrapper {
  private final EncDynamoDriver driver;
  private final Properties properties = new Properties();
  private @Nullable String url;
  private int loginTimeout;
  private @Nullable PrintWriter logWriter;

  /** A source without URL. */
  public EncDynamoDataSource() {
    this(new EncDynamoDriver());
  }

  EncDynamoDataSource(EncDynamoDriver driver) {
    this.driver = driver;
  }

  /** The URL as it was set, or null. */
  public @Nullable String getUrl() {
    return url;
  }

  /** Sets the URL, one of the driver's three forms. */
  public void setUrl(@Nullable String url) {
    this.url = url;
  }

  /** The access key id, or null. */
  public @Nullable String getUser() {
    return properties.getProperty("user");
  }

  public void setUser(@Nullable String user) {
    setProperty("user", user);
  }

  /** The secret access key; it cannot be read back. */
  public void setPassword(@Nullable String password) {
    setProperty("password", password);
  }

  /** Sets a connection property by its name; null takes it away. */
  public void setProperty(String name, @Nullable String value) {
    if (value == null) {
      properties.remove(name);
    } else {
      properties.setProperty(name, value);
    }
  }

  /** Sets all connection properties, in place of those set before. */
  public void setProperties(Properties properties) {
    this.properties.clear();
    for (String name : properties.stringPropertyNames()) {
      this.properties.setProperty(name, properties.getProperty(name));
    }
  }

  /**
   * Opens a connection.
   *
   * @throws SQLException as {@link EncDynamoDriver#connect}
   */
  @Override
  public Connection getConnection() throws SQLException {
    return open(properties);
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    all.setProperty("user", user == null ? "" : user);
    all.setProperty("password", password == null ? "" : password);
    return open(all);
  }

  private Connection open(Properties all) throws SQLException {
    String target = url;
    if (target == null) {
      throw SqlExceptions.of(ErrorCode.URL_MALFORMED, "it is not set");
    }
    return driver.open(target, all, loginTimeout);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Is kept and given back; the driver logs to java.util.logging under io.encdynamo. */
  @Override
  public void setLogWriter(@Nullable PrintWriter logWriter) {
    this.logWriter = logWriter;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  /** In seconds, 0 for none; holds where connectTimeout is not set. */
  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    if (seconds < 0) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The login timeout is negative");
    }
    loginTimeout = seconds;
  }

  @Override
  public Logger getParentLogger() {
    return driver.getParentLogger();
  }
}
