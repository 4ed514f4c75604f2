package io.encdynamo.crypto;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The suites there are. */
public final class Suites {
  /** For DETERMINISTIC columns: AES-SIV (RFC 5297) with a key of 64 bytes. */
  public static final Suite AES_SIV = AesSivSuite.INSTANCE;

  /** For RANDOMIZED columns: AES-256-GCM under a key of the row's own. */
  public static final Suite ROW_GCM = RowGcmSuite.INSTANCE;

  /** For tables of Python's pynamodb_mate: AES-256 in ECB or CTR, not authenticated. */
  public static final Suite PYNAMODB_MATE = PynamodbMateSuite.INSTANCE;

  private Suites() {}

  public static List<Suite> all() {
    return List.of(AES_SIV, ROW_GCM, PYNAMODB_MATE);
  }

  /** The suite of this name, in any case; null if there is none. */
  public static @Nullable Suite named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (Suite suite : all()) {
      if (suite.sqlName().equals(upper)) {
        return suite;
      }
    }
    return null;
  }

  /** The suite that a column uses unless it names one. */
  public static Suite defaultFor(EncryptionMode mode) {
    return switch (mode) {
      case DETERMINISTIC -> AES_SIV;
      case RANDOMIZED -> ROW_GCM;
    };
  }
}
