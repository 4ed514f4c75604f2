package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.jdbc.EncDynamoDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Known secrets go through every kind of statement, error, warning and log of a catalog whose keys
 * are in KMS: not one of them comes out anywhere.
 */
class LeakTest extends EndToEnd {
  private static final String LITERAL = "quokka-literal";
  private static final String PARAMETER = "quokka-parameter";
  private static final String STORED = "quokka-stored";
  private static final String MARK = "quokka-mark";
  private static final String AWS_SECRET = "quokka-aws-secret-0123456789";
  private static final String TOKEN = "quokka-session-token-0123456789";

  /** Rows of one result that are tried in every way; the next ones are like them. */
  private static final int ROWS_LOOKED_AT = 3;

  private static final String PASSWORD = "quokka-password-0123456789";

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM vault",
          "SELECT word, mark FROM vault WHERE mark = 'quokka-literal' OR word LIKE 'quokka-literal%'",
          "SELECT word FROM vault WHERE mark = ?",
          "SELECT word || ? FROM vault ORDER BY word",
          "SELECT word, COUNT(*) FROM vault GROUP BY word",
          "EXPLAIN SELECT word FROM vault WHERE mark = 'quokka-literal' AND word > ?",
          "EXPLAIN (FORMAT JSON) UPDATE vault SET word = 'quokka-literal' WHERE id = ?",
          "INSERT INTO vault (id, word, mark) VALUES ('9', 'quokka-literal', 'quokka-mark')",
          "INSERT INTO vault (id, word, mark) VALUES ('1', 'quokka-literal', 'quokka-literal')",
          "INSERT INTO vault (id, word) VALUES (?, ?), ('x', 'y')",
          "UPSERT INTO vault VALUE {'id': '9', 'word': 'quokka-literal'}",
          "UPDATE vault SET word = 'quokka-literal' || word WHERE mark <> ?",
          "UPDATE vault SET number = word",
          "UPDATE vault SET short = word",
          "UPDATE vault SET number = 'quokka-literal' WHERE id = '1'",
          "UPDATE vault SET day = ? WHERE id = '1'",
          "DELETE FROM vault WHERE word = 'quokka-literal'",
          "SELECT CAST(word AS DATE) FROM vault",
          "SELECT CAST(word AS INTEGER) / 0 FROM vault",
          "SELECT word + 1, word - ? FROM vault",
          "SELECT 'quokka-literal",
          "SELECT 'quokka-literal' FROM",
          "SELECT \"quokka-literal' FROM vault",
          "SELECT nosuch FROM vault WHERE word = 'quokka-literal'",
          "SELECT word FROM vault WHERE word SIMILAR TO '(quokka-literal'",
          "SELECT word FROM vault WHERE word LIKE 'quokka-literal' ESCAPE 'quokka-literal'",
          "SELECT SUBSTRING(word, 'quokka-literal') FROM vault",
          "SELECT (SELECT word FROM vault) FROM vault",
          "SELECT TIMESTAMP 'quokka-literal'",
          "SELECT DATE 'quokka-literal' FROM vault",
          "CREATE TABLE vault (id STRING PRIMARY KEY, w STRING DEFAULT 'quokka-literal')",
          "CREATE KEY k USING 'kms:quokka-literal'",
          "CREATE KEY k USING 'keystore:quokka-literal#quokka-literal'",
          "CREATE KEY k USING 'nosuch:quokka-literal'",
          "ALTER CATALOG REWRAP USING 'passphrase:quokka-literal'",
          "DROP KEY nosuch CONFIRM 'quokka-literal'",
          "DESCRIBE vault",
          "SHOW CREATE TABLE vault",
          "SELECT * FROM information_schema.columns",
          "SELECT * FROM information_schema.tables",
          "SELECT * FROM information_schema.encryption_keys",
          "SELECT * FROM information_schema.encrypted_columns");

  private final Secrets secrets = new Secrets();
  private final Set<String> log = ConcurrentHashMap.newKeySet();
  private final Set<String> texts = new HashSet<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          log.add(record.getLoggerName() + " " + new SimpleFormatter().formatMessage(record));
          if (record.getThrown() != null) {
            log.add(trace(record.getThrown()));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private FakeKms kms;
  private String url;
  private Level former;

  @BeforeEach
  void fill() throws Exception {
    Logger root = Logger.getLogger("");
    former = root.getLevel();
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    kms = FakeKms.start();
    secrets
        .text("a literal", LITERAL)
        .text("a parameter", PARAMETER)
        .text("a stored value", STORED)
        .text("a deterministic value", MARK)
        .text("the AWS secret", AWS_SECRET)
        .text("the session token", TOKEN)
        .text("a password", PASSWORD)
        .binary("the master key", Base64.getDecoder().decode(Files.readString(keys).strip()));
    url =
        url(
                kms.property(),
                "region=us-east-1",
                "user=AKIDQUOKKA",
                "password=" + AWS_SECRET,
                "sessionToken=" + TOKEN,
                "keysPassword=" + PASSWORD,
                "keys=kms:" + FakeKms.arn("root"),
                "catalogRefresh=0",
                "keyCache=1ms")
            .replace(catalog, catalog + "_kms");
    try (Database owner = Database.open(url)) {
      owner.run("CREATE CATALOG");
      owner.run("CREATE KEY apart USING 'kms:" + FakeKms.arn("apart") + "'");
      owner.run(
          """
          CREATE TABLE vault (id STRING PRIMARY KEY, word STRING ENCRYPTED KEY apart,
            mark STRING ENCRYPTED DETERMINISTIC, number INTEGER, short VARCHAR(3), day DATE)""");
      owner.run("INSERT INTO vault (id, word, mark) VALUES ('1', ?, ?)", STORED, MARK);
      owner.run("INSERT INTO vault (id, word, mark) VALUES ('2', ?, ?)", STORED + "2", MARK);
    }
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(handler);
    Logger.getLogger("").setLevel(former);
    if (kms != null) {
      kms.close();
    }
  }

  @Test
  void nothingComesOut() throws Exception {
    Logger.getLogger("io.encdynamo.shaded.apache.hc.client5.http.wire").finest("canary");
    for (String more : List.of("", "&typing=strict", "&onKeyDenied=null", "&readOnly=true")) {
      try (Connection connection = DriverManager.getConnection(url + more)) {
        STATEMENTS.forEach(sql -> run(connection, sql));
        texts.add(connection.getMetaData().getURL());
        warnings(connection.getWarnings());
        everythingReachable(connection);
      }
    }
    withTroubleInKms();
    withTamperedValues();
    withRefusedConnections();
    properties();

    kms.unwrapped().forEach(key -> secrets.binary("a data key", Base64.getDecoder().decode(key)));
    assertThat(kms.unwrapped()).as("data keys that KMS gave out").hasSizeGreaterThan(2);
    assertThat(log).anySatisfy(line -> assertThat(line).contains("canary"));
    for (String trouble : List.of("SQLSyntaxErrorException", "HYT00", "5E001", "5E002")) {
      assertThat(texts).anySatisfy(text -> assertThat(text).contains(trouble));
    }
    secrets.assertAbsent("what was said", texts);
    secrets.assertAbsent("what was logged", log);
  }

  private void withTroubleInKms() throws Exception {
    String select = "SELECT word FROM vault WHERE mark = 'quokka-literal' OR word = ?";
    try (Connection connection =
        DriverManager.getConnection(url + "&socketTimeout=300ms&maxRetries=0")) {
      for (String code :
          List.of("AccessDeniedException", "DisabledException", "InvalidCiphertextException")) {
        kms.refuse(FakeKms.arn("apart"), code);
        run(connection, select);
      }
      kms.allow(FakeKms.arn("apart"));
      kms.fallSilent();
      run(connection, select);
      kms.speak();
      kms.deny(FakeKms.arn("root"));
      run(connection, select);
      kms.allow(FakeKms.arn("root"));
      run(connection, "SELECT * FROM vault");
    }
  }

  private void withTamperedValues() throws SQLException {
    Map<String, AttributeValue> item = stored.item("vault", "id", "1");
    for (String column : List.of("word", "mark")) {
      for (AttributeValue value :
          List.of(Stored.flipped(item.get(column)), AttributeValue.fromS(STORED))) {
        stored.replace("vault", item, column, value);
        try (Connection connection = DriverManager.getConnection(url)) {
          run(connection, "SELECT * FROM vault");
          run(connection, "UPDATE vault SET number = 1 WHERE UPPER(" + column + ") = 'X'");
        }
      }
    }
    stored.put("vault", item);
    Map<String, AttributeValue> manifest = stored.item(catalog + "_kms", "entry", "manifest");
    stored.replace(catalog + "_kms", manifest, "bytes", Stored.flipped(manifest.get("bytes")));
    try (Connection connection = DriverManager.getConnection(url)) {
      run(connection, "SELECT * FROM vault WHERE word = 'quokka-literal'");
    }
    stored.put(catalog + "_kms", manifest);
  }

  private void withRefusedConnections() throws Exception {
    byte[] key = new byte[32];
    byte[] shortKey = new byte[16];
    new SecureRandom().nextBytes(key);
    new SecureRandom().nextBytes(shortKey);
    secrets.binary("a key in a keystore", key).binary("a short key in a keystore", shortKey);
    Path store = directory.resolve("keys.p12");
    KeyStore keystore = KeyStore.getInstance("PKCS12");
    keystore.load(null, null);
    KeyStore.ProtectionParameter right = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
    keystore.setEntry("k", new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "AES")), right);
    keystore.setEntry("s", new KeyStore.SecretKeyEntry(new SecretKeySpec(shortKey, "AES")), right);
    try (var out = Files.newOutputStream(store)) {
      keystore.store(out, PASSWORD.toCharArray());
    }
    Path damaged = Files.writeString(directory.resolve("damaged"), PASSWORD);
    for (String properties :
        List.of(
            "keys=keystore:" + store + "#k&keysPassword=wrong" + PASSWORD,
            "keys=keystore:" + store + "#nosuch&keysPassword=" + PASSWORD,
            "keys=keystore:" + store + "#s&keysPassword=" + PASSWORD,
            "keys=keystore:" + store + "#k&keysPassword=" + PASSWORD,
            "keys=passphrase&keysPassword=" + PASSWORD,
            "keys=file:" + damaged,
            "keys=" + PASSWORD,
            "keys=file:" + Files.readString(keys).strip(),
            "keys=env:" + PASSWORD,
            "nosuch=" + PASSWORD,
            "fetchSize=" + PASSWORD,
            "password=" + PASSWORD + "&keys=pkcs11:" + damaged + "#x&keysPassword=" + PASSWORD)) {
      String wrong = url(properties).replace(catalog, catalog + "_kms");
      try (Connection connection = DriverManager.getConnection(wrong)) {
        run(connection, "SELECT * FROM vault WHERE word = 'quokka-literal'");
      } catch (SQLException refused) {
        failure(refused);
      }
    }
    String nowhere =
        "jdbc:encdynamo:http://127.0.0.1:1?connectTimeout=100ms&maxRetries=0&user=u&password="
            + AWS_SECRET
            + "&sessionToken="
            + TOKEN;
    try (Connection connection = DriverManager.getConnection(nowhere)) {
      run(connection, "SELECT 1");
    } catch (SQLException refused) {
      failure(refused);
    }
  }

  private void properties() throws SQLException {
    Properties given = new Properties();
    given.setProperty("password", AWS_SECRET);
    given.setProperty("keysPassword", PASSWORD);
    given.setProperty("sessionToken", TOKEN);
    given.setProperty("nosuch", PASSWORD);
    Driver driver = DriverManager.getDriver(url);
    for (DriverPropertyInfo info : driver.getPropertyInfo(url, given)) {
      texts.add(info.name + "=" + info.value + info.description + Arrays.toString(info.choices));
    }
    EncDynamoDataSource source = new EncDynamoDataSource();
    source.setUrl(url);
    everythingReachable(source);
    try (Connection connection = DriverManager.getConnection(url, given)) {
      warnings(connection.getWarnings());
      texts.add(connection.getMetaData().getURL());
      texts.add(connection.getClientInfo().toString());
    }
  }

  /** Runs a statement and takes down all that it says, but not what it gives: that is wanted. */
  private void run(Connection connection, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameters = sql.length() - sql.replace("?", "").length();
      for (int i = 1; i <= parameters; i++) {
        statement.setString(i, PARAMETER);
      }
      texts.add(statement.toString());
      everythingReachable(statement);
      boolean rows = statement.execute();
      boolean tells = !sql.contains("vault") || sql.startsWith("EXPLAIN") || sql.startsWith("D");
      if (rows) {
        read(statement.getResultSet(), tells);
      }
      warnings(statement.getWarnings());
    } catch (SQLException refused) {
      failure(refused);
    }
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        read(statement.getResultSet(), false);
      }
    } catch (SQLException refused) {
      failure(refused);
    }
  }

  private void read(ResultSet result, boolean tells) throws SQLException {
    texts.add(result + " " + result.getMetaData());
    for (int row = 0; result.next(); row++) {
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        Object value = result.getObject(i);
        if (tells) {
          texts.add(String.valueOf(value));
        }
        if (row < ROWS_LOOKED_AT) {
          try {
            result.getInt(i);
          } catch (SQLException noNumber) {
            failure(noNumber);
          }
        }
      }
      if (row < ROWS_LOOKED_AT) {
        everythingReachable(result);
      }
    }
    warnings(result.getWarnings());
  }

  private void warnings(SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      failure(warning);
    }
  }

  private void failure(SQLException failure) {
    texts.add(failure.getSQLState() + " " + trace(failure));
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** The toString of every object of the driver that hangs on another one. */
  private void everythingReachable(Object from) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> left = new ArrayDeque<>();
    left.add(from);
    while (!left.isEmpty() && seen.size() < 20_000) {
      Object object = left.poll();
      if (!seen.add(object)) {
        continue;
      }
      String type = object.getClass().getName();
      if (object instanceof Object[] array) {
        addAll(left, Arrays.asList(array));
      } else if (object instanceof Iterable<?> items && type.startsWith("java.util.")) {
        addAll(left, items);
      } else if (object instanceof Map<?, ?> map && type.startsWith("java.util.")) {
        addAll(left, map.keySet());
        addAll(left, map.values());
      } else if (isOfTheDriver(type)) {
        texts.add(type + ": " + object);
        addAll(left, fields(object));
      } else if (type.startsWith("java.util.concurrent.atomic.AtomicReference")) {
        addAll(left, Collections.singleton(((AtomicReference<?>) object).get()));
      }
    }
  }

  private static boolean isOfTheDriver(String type) {
    return type.startsWith("io.encdynamo.")
        && !type.startsWith("io.encdynamo.shaded.")
        && !type.startsWith("io.encdynamo.local.");
  }

  private static void addAll(Deque<Object> left, Iterable<?> items) {
    for (Object item : items) {
      if (item != null && !(item instanceof Class)) {
        left.add(item);
      }
    }
  }

  private static List<Object> fields(Object object) {
    List<Object> values = new ArrayList<>();
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
          continue;
        }
        try {
          field.setAccessible(true);
          Object value = field.get(object);
          if (value != null) {
            values.add(value);
          }
        } catch (InaccessibleObjectException | IllegalAccessException ofTheJdk) {
          assertThat(type.getName()).doesNotStartWith("io.encdynamo.");
        }
      }
    }
    return values;
  }
}
