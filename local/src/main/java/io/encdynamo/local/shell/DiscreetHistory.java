package io.encdynamo.local.shell;

import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** A history that does not remember lines which may hold a secret, in memory or in its file. */
final class DiscreetHistory extends DefaultHistory {

  @Override
  public void add(Instant time, String line) {
    if (!SecretLines.mayHoldSecret(line)) {
      super.add(time, line);
    }
  }
}
