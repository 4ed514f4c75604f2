package io.encdynamo.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE KEY k USING 'passphrase:x';",
        "create key if not exists k\n  using 'file:/k#hunter2'",
        "ALTER KEY k REWRAP USING 'kms:alias/x'",
        "ALTER CATALOG REWRAP USING 'keystore:f#a'",
        "!connect jdbc:encdynamo:local: user hunter2",
        "!CONN jdbc:encdynamo:local: user hunter2",
        "  !open jdbc:encdynamo:local:",
        "!set x jdbc:encdynamo:local:?keys=passphrase&keysPassword=hunter2",
        "!sql SELECT 1 -- KEYSPASSWORD=hunter2",
        "!connect -p sessionToken hunter2 jdbc:encdynamo:aws://eu-west-1",
      })
  void mayHoldASecret(String line) {
    assertThat(SecretLines.mayHoldSecret(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM archive WHERE secret_message = 'attack at 2PM tomorrow!';",
        "CREATE KEY k;",
        "CREATE TABLE t (a STRING PRIMARY KEY, b STRING ENCRYPTED KEY k)",
        "!tables",
        "!columns archive",
        "SELECT a FROM t JOIN u USING (a)",
      })
  void isHarmless(String line) {
    assertThat(SecretLines.mayHoldSecret(line)).isFalse();
  }
}
