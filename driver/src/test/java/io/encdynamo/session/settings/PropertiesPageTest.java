package io.encdynamo.session.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of the properties is made from their declarations. {@code mvn test -pl grammar,driver
 * -Dtest=PropertiesPageTest -Dpages.write=true} writes it again after a declaration has changed.
 */
class PropertiesPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../src/site/markdown/properties.md").normalize();

  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private static String page() {
    return """
        # Connection properties

        A property stands in the URL, after `?` and with `&` between two, or in the `Properties` given to
        `DriverManager`; the URL wins. An empty value counts as absent. In the URL a value is
        percent-encoded where it contains `&` or `%`; `+` and `#` are themselves.

        A time has a unit: `500 ms`, `60 s`, `5 min`, `1 h`, `2 d`; without one it counts seconds. A size
        too: `64 kB`, `256 MB`, `2 GB`, powers of 1024; without one it counts bytes.

        | property | type | default | meaning |
        |---|---|---|---|
        """
        + ConnectionProperties.all().stream()
            .map(PropertiesPageTest::row)
            .collect(Collectors.joining())
        + """

        Secrets (%s) are in no message, no log and not in the URL that `DatabaseMetaData.getURL` gives.
        """
            .formatted(
                ConnectionProperties.all().stream()
                    .filter(ConnectionProperty::isSecret)
                    .map(property -> "`" + property.name() + "`")
                    .collect(Collectors.joining(", ")));
  }

  private static String row(ConnectionProperty<?> property) {
    String type =
        property.choices().isEmpty()
            ? property.typeName()
            : property.choices().stream().collect(Collectors.joining("`, `", "`", "`"));
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            property.name(),
            type,
            property.defaultText().map(text -> "`" + text + "`").orElse(property.defaultMeaning()),
            property.description())
        .replace(System.lineSeparator(), "\n");
  }
}
