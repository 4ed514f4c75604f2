package io.encdynamo.local.shell;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What to connect to.
 *
 * @param url a JDBC URL
 * @param user null for the URL's, or none
 * @param password likewise
 */
public record Target(String url, @Nullable String user, @Nullable String password) {

  /** The endpoint in memory. */
  public static final String DEFAULT_URL = "jdbc:encdynamo:local:";

  private static final String OWN_URLS = "jdbc:encdynamo:";

  /** The endpoint in memory, which lasts as long as somebody is connected to it. */
  public static Target inMemory() {
    return new Target(DEFAULT_URL, null, null);
  }

  /**
   * Connects.
   *
   * @throws SQLException the driver's, or 08001 if no driver knows the URL
   */
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(shellUrl(), properties);
  }

  /**
   * The URL with the shell's own default: who sits at the shell may read and write files anyway, so
   * COPY may too, unless the URL says otherwise.
   */
  String shellUrl() {
    if (!url.startsWith(OWN_URLS) || url.contains("localFiles=")) {
      return url;
    }
    return url + (url.contains("?") ? "&" : "?") + "localFiles=true";
  }

  /** Without the password, and without the URL's properties, which may hold one. */
  @Override
  public String toString() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
