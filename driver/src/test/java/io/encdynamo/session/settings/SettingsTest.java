package io.encdynamo.session.settings;

import static io.encdynamo.session.settings.ConnectionProperties.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String LOCAL = "jdbc:encdynamo:local:";

  private static Settings parse(String url) {
    return Settings.parse(url, new Properties());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:encdynamo:aws://eu-central-1,                eu-central-1,   encdynamo_catalog",
    "jdbc:encdynamo:aws://us-gov-west-1/my.catalog,    us-gov-west-1,  my.catalog",
    "jdbc:encdynamo:aws://eu-west-3/,                  eu-west-3,      encdynamo_catalog",
    "jdbc:encdynamo:aws://eu-west-3?catalog=other,     eu-west-3,      other",
    "jdbc:encdynamo:aws://eu-west-3/one?catalog=one,   eu-west-3,      one",
  })
  void awsNamesRegionAndCatalog(String url, String region, String catalog) {
    Settings settings = parse(url);
    assertThat(settings.target()).isEqualTo(new Target.Aws(region));
    assertThat(settings.get(REGION)).contains(region);
    assertThat(settings.get(CATALOG)).isEqualTo(catalog);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:encdynamo:http://localhost:8000,            http://localhost:8000",
    "jdbc:encdynamo:https://db.example.com/cat,       https://db.example.com",
    "jdbc:encdynamo:http://127.0.0.1:8000/?region=localhost, http://127.0.0.1:8000",
    "jdbc:encdynamo:http://[::1]:8000,                http://[::1]:8000",
  })
  void httpNamesAnEndpoint(String url, URI endpoint) {
    assertThat(parse(url).target()).isEqualTo(new Target.Endpoint(endpoint));
  }

  @Test
  void localHasADirectoryOrIsInMemory() {
    assertThat(parse(LOCAL).target()).isEqualTo(new Target.Local(null));
    assertThat(parse(LOCAL + "?readOnly=true").target()).isEqualTo(new Target.Local(null));
    assertThat(parse(LOCAL + "/var/lib/my%20data#1+2?readOnly=true").target())
        .isEqualTo(new Target.Local(Path.of("/var/lib/my data#1+2")));
    assertThat(parse(LOCAL + "data").target())
        .isEqualTo(new Target.Local(Path.of("data").toAbsolutePath()));
  }

  @ParameterizedTest
  @CsvSource({
    "a+b#c,       a+b#c",
    "a%2Bb%26c,   a+b&c",
    "a=b=c,       a=b=c",
    "a?b,         a?b",
    "%C3%A4%20%25, 'ä %'",
    "' a ',       ' a '",
  })
  void aValueIsPercentDecodedAndNothingElse(String text, String value) {
    assertThat(parse(LOCAL + "?password=" + text).get(PASSWORD)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:encdynamo:",
        "jdbc:encdynamo:aws:eu-west-1",
        "jdbc:encdynamo:aws://",
        "jdbc:encdynamo:aws:///catalog",
        "jdbc:encdynamo:aws://frankfurt",
        "jdbc:encdynamo:aws://eu-west-1?region=eu-west-2",
        "jdbc:encdynamo:asw://eu-west-1",
        "jdbc:encdynamo:ftp://host",
        "jdbc:encdynamo:http://",
        "jdbc:encdynamo:http://host:notaport",
        "jdbc:encdynamo:http://host:0",
        "jdbc:encdynamo:http://host:70000",
        "jdbc:encdynamo:http://id:secret@host",
        "jdbc:encdynamo:local:%zz",
        "jdbc:encdynamo:local:?=x",
        "jdbc:encdynamo:local:?%4=x",
        "jdbc:postgresql:db",
      })
  void aMalformedUrlIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> {
              assertThat(e.code().sqlState()).isEqualTo("08001");
              assertThat(e.getMessage()).doesNotContain("secret");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "regoin=x,      regoin,      region",
    "ReadOnly=true, ReadOnly,    readOnly",
    "fetch_size=5,  fetch_size,  fetchSize",
    "keyz=,         keyz,        keys",
  })
  void anUnknownPropertyInTheUrlNamesItselfAndTheNearest(
      String query, String name, String nearest) {
    assertThatThrownBy(() -> parse(LOCAL + "?" + query))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROPERTY_UNKNOWN))
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("'" + nearest + "'");
  }

  @Test
  void anUnknownPropertyInPropertiesIsAWarning() {
    Properties properties = new Properties();
    properties.setProperty("regoin", "x");
    properties.setProperty("readOnly", "true");
    Settings settings = Settings.parse(LOCAL, properties);
    assertThat(settings.get(READ_ONLY)).isTrue();
    assertThat(settings.warnings()).singleElement().asString().contains("'regoin'", "'region'");
  }

  @ParameterizedTest
  @CsvSource({
    "readOnly=yes,            readOnly",
    "readOnly,                readOnly",
    "fullScan=alow,           fullScan",
    "fetchSize=0,             fetchSize",
    "fetchSize=-1,            fetchSize",
    "fetchSize=1e3,           fetchSize",
    "fetchSize=99999999999999999999, fetchSize",
    "fetchSize=10 s,          fetchSize",
    "parallelism=2000,        parallelism",
    "connectTimeout=0,        connectTimeout",
    "connectTimeout=10 parsec, connectTimeout",
    "connectTimeout=-1 s,     connectTimeout",
    "connectTimeout=366 d,    connectTimeout",
    "memoryLimit=256,         memoryLimit",
    "memoryLimit=256 MiBi,    memoryLimit",
    "memoryLimit=999999999999999 TB, memoryLimit",
    "'providers=kms,foo',     providers",
    "keys=s3cret,             keys",
    "keys=keystore:file.p12,  keys",
    "catalog=a b c,           catalog",
    "region=EU,               region",
    "roleArn=analyst,         roleArn",
    "kmsEndpoint=localhost,   kmsEndpoint",
    "proxy=http://u:p@h:1,    proxy",
    "proxy=http://h:1/x,      proxy",
    "password=%2,             password",
    "user=%ff,                user",
    "user=a&user=b,           user",
    "applicationName=a b,     applicationName",
  })
  void aMalformedValueNamesThePropertyAndWhatIsExpected(String query, String name) {
    String expected = ConnectionProperties.named(name).orElseThrow().expected();
    assertThatThrownBy(() -> parse(LOCAL + "?" + query))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("08001"))
        .hasMessageContaining("'" + name + "'")
        .hasMessageEndingWith("expected " + expected)
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aMistypedChoiceIsToldTheNearest() {
    assertThatThrownBy(() -> parse(LOCAL + "?fullScan=alow"))
        .hasMessageContaining("did you mean 'allow'?");
  }

  @Test
  void theUrlWinsOverPropertiesAndAnEmptyValueIsAbsent() {
    Properties properties = new Properties();
    properties.setProperty("fetchSize", "7");
    properties.setProperty("sample", "8");
    properties.setProperty("user", "");
    Settings settings = Settings.parse(LOCAL + "?fetchSize=9&sample=", properties);
    assertThat(settings.get(FETCH_SIZE)).isEqualTo(9);
    assertThat(settings.get(SAMPLE)).isEqualTo(8);
    assertThat(settings.get(USER)).isEmpty();
    assertThat(settings.given(USER)).isEmpty();
    assertThat(settings.given(SAMPLE)).contains("8");
  }

  @Test
  void propertiesMayComeFromDefaultsOrBeNumbers() {
    Properties defaults = new Properties();
    defaults.setProperty("user", "me");
    Properties properties = new Properties(defaults);
    properties.put("fetchSize", 12);
    properties.put("readOnly", true);
    Settings settings = Settings.parse(LOCAL, properties);
    assertThat(settings.get(USER)).contains("me");
    assertThat(settings.get(FETCH_SIZE)).isEqualTo(12);
    assertThat(settings.get(READ_ONLY)).isTrue();
    properties.put("sample", new Object());
    assertThatThrownBy(() -> Settings.parse(LOCAL, properties)).hasMessageContaining("'sample'");
  }

  @ParameterizedTest
  @CsvSource({
    "500 ms,   500",
    "500ms,    500",
    "60 s,     60000",
    "60,       60000",
    "5 min,    300000",
    "5%20MIN,  300000",
    "1 h,      3600000",
    "2 d,      172800000",
  })
  void durationsHaveUnits(String text, long milliseconds) {
    assertThat(parse(LOCAL + "?ddlTimeout=" + text).get(DDL_TIMEOUT))
        .isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({
    "1 MB, 1048576",
    "256 MB, 268435456",
    "2gb, 2147483648",
    "2000000, 2000000",
    "4096 kB, 4194304",
  })
  void sizesHaveUnits(String text, long bytes) {
    assertThat(parse(LOCAL + "?memoryLimit=" + text).get(MEMORY_LIMIT)).isEqualTo(bytes);
  }

  @Test
  void theDefaultsAreThoseOfTheContract() {
    Settings settings = parse(LOCAL);
    assertThat(settings.get(CATALOG)).isEqualTo("encdynamo_catalog");
    assertThat(settings.get(PROVIDERS)).containsExactly("kms");
    assertThat(settings.get(CATALOG_REFRESH)).isEmpty();
    assertThat(settings.get(KEY_CACHE)).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.get(UNREGISTERED)).isEqualTo(Unregistered.READ);
    assertThat(settings.get(ON_KEY_DENIED)).isEqualTo(OnKeyDenied.ERROR);
    assertThat(settings.get(READ_ONLY)).isFalse();
    assertThat(settings.get(FULL_SCAN)).isEqualTo(FullScan.WARN);
    assertThat(settings.get(READ_BUDGET)).isEmpty();
    assertThat(settings.get(CONSISTENT_READ)).isFalse();
    assertThat(settings.get(PARALLELISM)).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.get(FETCH_SIZE)).isEqualTo(1000);
    assertThat(settings.get(SAMPLE)).isEqualTo(1000);
    assertThat(settings.get(TYPING)).isEqualTo(Typing.PERMISSIVE);
    assertThat(settings.get(MEMORY_LIMIT)).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
    assertThat(settings.get(SPILL)).isTrue();
    assertThat(settings.get(DDL_TIMEOUT)).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.get(TRANSACTIONS)).isEqualTo(TransactionMode.ATOMIC);
    assertThat(settings.get(LOCAL_FILES)).isFalse();
    assertThat(settings.get(CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.get(SOCKET_TIMEOUT)).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.get(MAX_RETRIES)).isEqualTo(8);
  }

  @Test
  void typedValuesAreGivenBack() {
    Settings settings =
        parse(
            LOCAL
                + "?providers=kms, file&onKeyDenied=NULL&transactions=split&catalogPin=pin"
                + "&kmsEndpoint=http://localhost:4566&readBudget=5000&keys=file:/k#1");
    assertThat(settings.get(PROVIDERS)).isEqualTo(Set.of("kms", "file"));
    assertThat(settings.get(ON_KEY_DENIED)).isEqualTo(OnKeyDenied.NULL);
    assertThat(settings.get(TRANSACTIONS)).isEqualTo(TransactionMode.SPLIT);
    assertThat(settings.get(CATALOG_PIN)).contains(Path.of("pin").toAbsolutePath());
    assertThat(settings.get(KMS_ENDPOINT)).contains(URI.create("http://localhost:4566"));
    assertThat(settings.get(READ_BUDGET)).contains(5000L);
    assertThat(settings.get(KEYS)).isEqualTo(Optional.of("file:/k#1"));
  }

  @Test
  void everyDeclaredPropertyIsAmongAll() {
    long declared =
        Arrays.stream(ConnectionProperties.class.getDeclaredFields())
            .filter(field -> field.getType() == ConnectionProperty.class)
            .count();
    assertThat(ConnectionProperties.all()).hasSize((int) declared).doesNotHaveDuplicates();
  }

  @Test
  void noSecretIsInTheUrlThatIsShown() {
    Settings settings =
        parse(
            "jdbc:encdynamo:http://localhost:8000/cat?user=me&password=s3cret1&%70assword=s3cret1"
                + "&sessionToken=s3cret2&keys=file:/k&keysPassword=s3cret3");
    assertThat(settings.url())
        .isEqualTo("jdbc:encdynamo:http://localhost:8000/cat?user=me&keys=file:/k");
    assertThat(settings).hasToString(settings.url());
    assertThat(parse(LOCAL + "?password=s3cret").url()).isEqualTo(LOCAL);
  }
}
