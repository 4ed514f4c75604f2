package io.encdynamo.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Settings;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // null is among what is tried
class EncDynamoDriverTest {
  private final List<Settings> opened = new ArrayList<>();
  private final EncDynamoDriver driver =
      new EncDynamoDriver(
          (settings, warnings) -> {
            opened.add(settings);
            settings.warnings().forEach(warnings);
            warnings.accept("a warning of the session");
            return new FakeSession();
          });

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/db",
        "jdbc:encdynamodb:local:",
        "encdynamo:local:",
        "JDBC:ENCDYNAMO:local:",
        ""
      })
  void urlsOfOthersAreLeftToThem(String url) throws SQLException {
    assertThat(driver.connect(url, new Properties())).isNull();
    assertThat(driver.acceptsURL(url)).isFalse();
    assertThat(opened).isEmpty();
  }

  @Test
  void theServiceLoaderAndDriverManagerFindIt() throws SQLException {
    assertThat(ServiceLoader.load(Driver.class))
        .anySatisfy(found -> assertThat(found).isInstanceOf(EncDynamoDriver.class));
    assertThat(DriverManager.getDriver("jdbc:encdynamo:local:"))
        .isInstanceOf(EncDynamoDriver.class);
  }

  @Test
  void aConnectionIsOpenedWithUrlAndProperties() throws SQLException {
    Properties info = new Properties();
    info.setProperty("user", "me");
    info.setProperty("toolsOwn", "x");
    try (Connection connection =
        driver.connect("jdbc:encdynamo:http://localhost:8000?fetchSize=5", info)) {
      assertThat(opened.get(0).get(ConnectionProperties.USER)).contains("me");
      assertThat(opened.get(0).get(ConnectionProperties.FETCH_SIZE)).isEqualTo(5);
      assertThat(connection.getWarnings().getMessage()).contains("toolsOwn");
      assertThat(connection.getWarnings().getNextWarning().getMessage())
          .isEqualTo("a warning of the session");
      assertThat(connection.createStatement().getFetchSize()).isEqualTo(5);
    }
    assertThat(info).hasSize(2);
  }

  @Test
  void anErrorOfTheUrlIsAnSqlExceptionWithoutSecrets() {
    assertThatThrownBy(() -> driver.connect("jdbc:encdynamo:local:?password=s3cret&regoin=x", null))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
        .hasMessageContaining("region")
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void anErrorOfTheSessionIsAnSqlException() {
    EncDynamoDriver failing =
        new EncDynamoDriver(
            (settings, warnings) -> {
              throw new DriverException(ErrorCode.KEY_NOT_AVAILABLE, "master", "no such file");
            });
    assertThatThrownBy(() -> failing.connect("jdbc:encdynamo:local:", null))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("5E002"));
  }

  @Test
  void theLoginTimeoutHoldsWhereConnectTimeoutIsNotGiven() throws SQLException {
    Properties given = new Properties();
    given.setProperty("connectTimeout", "7 s");
    driver.open("jdbc:encdynamo:local:", new Properties(), 3);
    driver.open("jdbc:encdynamo:local:", given, 3);
    driver.open("jdbc:encdynamo:local:?connectTimeout=8 s", new Properties(), 3);
    assertThat(opened)
        .extracting(settings -> settings.get(ConnectionProperties.CONNECT_TIMEOUT))
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void propertyInfoNamesAllWithChoicesAndNoSecrets() {
    Properties info = new Properties();
    info.setProperty("password", "s3cret");
    info.setProperty("sample", "9");
    DriverPropertyInfo[] infos =
        driver.getPropertyInfo("jdbc:encdynamo:aws://eu-west-1?fullScan=deny", info);
    assertThat(infos).hasSameSizeAs(ConnectionProperties.all());
    assertThat(named(infos, "fullScan").choices).containsExactly("allow", "warn", "deny");
    assertThat(named(infos, "fullScan").value).isEqualTo("deny");
    assertThat(named(infos, "region").value).isEqualTo("eu-west-1");
    assertThat(named(infos, "sample").value).isEqualTo("9");
    assertThat(named(infos, "fetchSize").value).isEqualTo("1000");
    assertThat(named(infos, "password").value).isNull();
    assertThat(named(infos, "readOnly").choices).containsExactly("false", "true");
    assertThat(infos).allSatisfy(i -> assertThat(i.description).isNotBlank());
    assertThat(opened).isEmpty();
  }

  @Test
  void propertyInfoTakesAnUnfinishedUrl() {
    Properties info = new Properties();
    info.setProperty("sample", "9");
    assertThat(named(driver.getPropertyInfo("jdbc:encdynamo:aws://", info), "sample").value)
        .isEqualTo("9");
    assertThat(driver.getPropertyInfo(null, null)).isNotEmpty();
  }

  private static DriverPropertyInfo named(DriverPropertyInfo[] infos, String name) {
    return Arrays.stream(infos).filter(i -> i.name.equals(name)).findFirst().orElseThrow();
  }

  @Test
  void versionsAndLoggerAreTold() {
    assertThat(DriverVersion.of("12.34.5-SNAPSHOT"))
        .isEqualTo(new DriverVersion("12.34.5-SNAPSHOT", 12, 34));
    assertThat(DriverVersion.CURRENT.text()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(driver.getParentLogger().getName()).isEqualTo("io.encdynamo");
    assertThat(driver.jdbcCompliant()).isFalse();
  }

  @Test
  void theDataSourceOpensWhatItWasToldTo() throws SQLException {
    EncDynamoDataSource source = new EncDynamoDataSource(driver);
    assertThatThrownBy(source::getConnection).hasMessageContaining("not set");
    source.setUrl("jdbc:encdynamo:http://localhost:8000");
    source.setUser("me");
    source.setPassword("pw");
    source.setProperty("sample", "3");
    source.setLoginTimeout(4);
    source.getConnection().close();
    source.getConnection("you", "other").close();
    assertThat(opened)
        .extracting(settings -> settings.get(ConnectionProperties.PASSWORD).orElseThrow())
        .containsExactly("pw", "other");
    assertThat(opened.get(1).get(ConnectionProperties.USER)).contains("you");
    assertThat(opened.get(0).get(ConnectionProperties.SAMPLE)).isEqualTo(3);
    assertThat(opened.get(0).get(ConnectionProperties.CONNECT_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(4));
    source.setUrl("jdbc:postgresql:x");
    assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
    assertThat(source.isWrapperFor(EncDynamoDataSource.class)).isTrue();
    assertThat(source.unwrap(EncDynamoDataSource.class)).isSameAs(source);
  }
}
