package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.ConnectionProperty;
import io.encdynamo.session.settings.Settings;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The driver of {@code jdbc:encdynamo:} URLs. DriverManager finds it by itself. */
public final class EncDynamoDriver implements Driver {
  private static final Logger LOGGER = Logger.getLogger("io.encdynamo");

  static {
    try {
      DriverManager.registerDriver(new EncDynamoDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SessionFactory sessions;

  /** A driver; tools make one of their own. */
  public EncDynamoDriver() {
    this(SessionFactory.STANDARD);
  }

  EncDynamoDriver(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * Opens a connection.
   *
   * @param url of one of the three forms; null is returned for URLs of other drivers
   * @param info further properties; the URL wins
   * @throws SQLException 08001 if URL or property are malformed or the endpoint does not answer,
   *     28000, 5E002 to 5E004
   */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    return open(url, info == null ? new Properties() : info, DriverManager.getLoginTimeout());
  }

  /**
   * Opens a connection.
   *
   * @param loginTimeout seconds, 0 for none; holds where connectTimeout is not given
   */
  Connection open(String url, Properties info, int loginTimeout) throws SQLException {
    return SqlExceptions.call(() -> connection(url, info, loginTimeout));
  }

  private Connection connection(String url, Properties info, int loginTimeout) {
    String connectTimeout = ConnectionProperties.CONNECT_TIMEOUT.name();
    Properties properties = new Properties();
    info.stringPropertyNames().forEach(name -> properties.put(name, info.getProperty(name)));
    properties.putAll(info);
    if (loginTimeout > 0 && properties.getOrDefault(connectTimeout, "").equals("")) {
      properties.setProperty(connectTimeout, loginTimeout + " s");
    }
    Settings settings = Settings.parse(url, properties);
    Warnings warnings = new Warnings();
    return new JdbcConnection(sessions.open(settings, warnings::add), settings, warnings);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    if (url == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The URL is null; give one");
    }
    return Settings.accepts(url);
  }

  /** All properties, with their values where the URL or {@code info} gives them; no secrets. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
    Properties given = info == null ? new Properties() : info;
    return ConnectionProperties.all().stream()
        .map(property -> propertyInfo(property, value(property, url, given)))
        .toArray(DriverPropertyInfo[]::new);
  }

  /** A URL that is not finished, as in a tool's form, counts as none. */
  private static @Nullable String value(
      ConnectionProperty<?> property, @Nullable String url, Properties info) {
    if (property.isSecret()) {
      return null;
    }
    String given = info.getProperty(property.name());
    if (url != null) {
      try {
        given = Settings.parse(url, info).given(property).orElse(null);
      } catch (DriverException e) {
        LOGGER.fine(e::getMessage);
      }
    }
    return given == null || given.isEmpty() ? property.defaultText().orElse(null) : given;
  }

  private static DriverPropertyInfo propertyInfo(
      ConnectionProperty<?> property, @Nullable String value) {
    DriverPropertyInfo info = new DriverPropertyInfo(property.name(), value);
    info.description = property.description() + " Default: " + property.defaultMeaning() + ".";
    info.required = false;
    info.choices = property.choices().isEmpty() ? null : property.choices().toArray(String[]::new);
    return info;
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  /** False: SQL-92 Entry Level asks for more than DynamoDB has, foreign keys among it. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return LOGGER;
  }
}
