package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code env:<VARIABLE>}: a master key in an environment variable. */
final class EnvKeyProvider implements KeyProvider {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Environment environment;

  /** Variables by name; null for one that is not set. */
  interface Environment {
    @Nullable String get(String name);
  }

  EnvKeyProvider() {
    this(System::getenv);
  }

  EnvKeyProvider(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String scheme() {
    return "env";
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    String text = environment.get(requireName(location));
    if (text == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "in environment variable " + location,
          "the variable is not set");
    }
    return MasterKeyText.read(
        text.getBytes(StandardCharsets.UTF_8), "in environment variable " + location);
  }

  /** Refuses what is no name of a variable. */
  static String requireName(String location) {
    if (!NAME.matcher(location).matches()) {
      // not shown: somebody may have put the key itself there
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "in the environment",
          "what stands behind env: is not the name of a variable");
    }
    return location;
  }
}
