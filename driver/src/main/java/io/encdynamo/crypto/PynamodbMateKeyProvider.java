package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * {@code pynamodb-mate:env:<VARIABLE>} and {@code pynamodb-mate:file:<path>}: the password of an
 * attribute of pynamodb_mate. Behind CREATE KEY ... USING only: it protects no other key.
 */
final class PynamodbMateKeyProvider implements KeyProvider {
  private static final String SCHEME = "pynamodb-mate";
  private static final String ENV = "env:";
  private static final String FILE = "file:";
  private static final int LONGEST = 65536;

  private final EnvKeyProvider.Environment environment;

  PynamodbMateKeyProvider() {
    this(System::getenv);
  }

  PynamodbMateKeyProvider(EnvKeyProvider.Environment environment) {
    this.environment = environment;
  }

  static boolean isNamedBy(String uri) {
    return KeyProviders.scheme(uri).equals(SCHEME);
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    if (location.startsWith(ENV)) {
      return of(inEnvironment(location.substring(ENV.length())));
    } else if (location.startsWith(FILE)) {
      return of(inFile(location.substring(FILE.length())));
    }
    // not shown: somebody may have put the password itself there
    throw new DriverException(
        ErrorCode.KEY_NOT_AVAILABLE,
        "behind USING",
        "write pynamodb-mate:env:<VARIABLE> or pynamodb-mate:file:<path>");
  }

  private byte[] inEnvironment(String name) {
    String password = environment.get(EnvKeyProvider.requireName(name));
    if (password == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "in environment variable " + name,
          "the variable is not set");
    }
    return password.getBytes(StandardCharsets.UTF_8);
  }

  /** The file's bytes, without the end of its line: editors put one there. */
  private static byte[] inFile(String location) {
    byte[] bytes =
        new KeyFile("file", location).read(LONGEST, "a password has at most " + LONGEST + " bytes");
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    byte[] password = Arrays.copyOf(bytes, length);
    Arrays.fill(bytes, (byte) 0);
    return password;
  }

  private static WrappingKey of(byte[] password) {
    try {
      if (password.length == 0) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE, "behind USING", "the password is empty");
      }
      return new PynamodbMatePassword(MessageDigest.getInstance("SHA-256").digest(password));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }
}
