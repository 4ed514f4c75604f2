package io.encdynamo.session;

import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.plan.logical.Refused;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What providers answered while a statement was planned with {@code onKeyDenied=null}: which of the
 * keys it needs are refused. The plan holds as long as the answers do.
 */
final class KeyRefusals {
  private final Map<ColumnCipher, Boolean> answers = new ConcurrentHashMap<>();

  /** The columns of a table that are refused. */
  Refused of(TableCiphers ciphers) {
    return column -> {
      // while its encryption changes, a column has two keys, and a value may be under either
      return isRefused(ciphers.column(column)) || isRefused(ciphers.other(column));
    };
  }

  private boolean isRefused(@Nullable ColumnCipher cipher) {
    return cipher != null && answers.computeIfAbsent(cipher, ColumnCipher::keyDenied);
  }

  /** Whether the providers still answer the same; known answers are not asked for again. */
  boolean hold() {
    return answers.entrySet().stream()
        .allMatch(answer -> answer.getKey().keyDenied() == answer.getValue());
  }
}
