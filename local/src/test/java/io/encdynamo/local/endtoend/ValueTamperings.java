package io.encdynamo.local.endtoend;

import static io.encdynamo.local.endtoend.Tampering.refused;
import static io.encdynamo.local.endtoend.Tampering.unnoticed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes of stored items. The rows at the end are what is not promised to be noticed. */
final class ValueTamperings {
  private ValueTamperings() {}

  /** Statements that need the value of a column of account 1. */
  private static List<String> needing(String column) {
    return Stream.of(
            "SELECT COLUMN FROM accounts WHERE id = '1'",
            "SELECT * FROM accounts",
            "SELECT VALUE a FROM accounts a",
            "SELECT id FROM accounts WHERE UPPER(COLUMN) = 'X'",
            "SELECT id FROM accounts WHERE COLUMN || '' <> 'X'",
            "SELECT COLUMN, COUNT(*) FROM accounts GROUP BY COLUMN",
            "SELECT COUNT(DISTINCT COLUMN) FROM accounts",
            "SELECT DISTINCT COLUMN FROM accounts",
            "SELECT MAX(COLUMN) FROM accounts",
            "SELECT a.id FROM accounts a JOIN others b ON a.COLUMN = b.COLUMN",
            "SELECT id FROM accounts WHERE COLUMN IN (SELECT COLUMN FROM others)",
            "SELECT COLUMN FROM accounts UNION SELECT COLUMN FROM others",
            "SELECT id FROM accounts ORDER BY COLUMN",
            "SELECT RANK() OVER (ORDER BY COLUMN) FROM accounts",
            "INSERT INTO copies (id, word) SELECT id, COLUMN FROM accounts",
            "UPDATE accounts SET town = COLUMN WHERE id = '1'",
            "UPDATE accounts SET town = 'x' WHERE UPPER(COLUMN) <> 'X'",
            "DELETE FROM accounts WHERE UPPER(COLUMN) <> 'X'")
        .map(sql -> sql.replace("COLUMN", column))
        .toList();
  }

  private static Tampering value(String what, String column, Tampering.Attack attack) {
    return refused(column + ": " + what, "5E001", needing(column), attack);
  }

  static List<Tampering> all() {
    return Stream.of(eachKind(), companions(), moved(), keys(), notPromised())
        .flatMap(s -> s)
        .toList();
  }

  /** What stands beside a value for its blind index. */
  private static Stream<Tampering> companions() {
    String companion = "$bix.pin";
    return Stream.of(
        value(
            "its companion's last bit flipped",
            "pin",
            vault -> {
              byte[] bytes = vault.bytes(companion);
              vault.replace(companion, TamperedVault.flipped(bytes, 8 * bytes.length - 1));
            }),
        value(
            "its companion cut off",
            "pin",
            vault -> {
              byte[] bytes = vault.bytes(companion);
              vault.replace(companion, TamperedVault.cut(bytes, bytes.length - 1));
            }),
        value(
            "the companion of another row",
            "pin",
            vault -> vault.replace(companion, vault.account("2").get(companion))),
        value("its companion removed", "pin", vault -> vault.remove(companion)),
        value("removed beside its companion", "pin", vault -> vault.remove("pin")));
  }

  /** The same for each kind of column. */
  private static Stream<Tampering> eachKind() {
    return Stream.of("owner", "hint", "note", "iban", "code", "pin")
        .flatMap(
            column ->
                Stream.of(
                    value(
                        "its last bit flipped",
                        column,
                        vault -> {
                          byte[] bytes = vault.bytes(column);
                          vault.replace(column, TamperedVault.flipped(bytes, 8 * bytes.length - 1));
                        }),
                    value(
                        "a byte cut off",
                        column,
                        vault -> {
                          byte[] bytes = vault.bytes(column);
                          vault.replace(column, TamperedVault.cut(bytes, bytes.length - 1));
                        }),
                    value(
                        "a byte more",
                        column,
                        vault -> {
                          byte[] bytes = vault.bytes(column);
                          vault.replace(column, TamperedVault.cut(bytes, bytes.length + 1));
                        }),
                    value(
                        "a text in clear",
                        column,
                        vault -> vault.replace(column, AttributeValue.fromS("Mallory"))),
                    value(
                        "a number in clear",
                        column,
                        vault -> vault.replace(column, AttributeValue.fromN("1"))),
                    value(
                        "the text as bytes",
                        column,
                        vault -> vault.replace(column, new byte[] {'A', 'd', 'a'})),
                    value("no bytes", column, vault -> vault.replace(column, new byte[0]))));
  }

  private static Stream<Tampering> moved() {
    return Stream.of(
        value("that of another row", "owner", v -> v.replace("owner", v.account("2").get("owner"))),
        value("that of another row", "note", v -> v.replace("note", v.account("2").get("note"))),
        value(
            "that of another column", "owner", v -> v.replace("owner", v.account("1").get("hint"))),
        value(
            "that of another column, which is not padded",
            "note",
            v -> v.replace("note", v.account("1").get("hint"))),
        value("that of another column", "iban", v -> v.replace("iban", v.account("1").get("bank"))),
        value(
            "the same text under another key",
            "bank",
            v -> v.replace("bank", v.account("1").get("code"))),
        value(
            "a value of another suite",
            "owner",
            v -> v.replace("owner", v.account("1").get("iban"))),
        value(
            "a value of another suite", "iban", v -> v.replace("iban", v.account("1").get("hint"))),
        value(
            "the same row and column of another table",
            "hint",
            v -> v.replace("hint", v.stored.item("others", "id", "1").get("hint"))),
        value(
            "the same value of the same column of another table",
            "iban",
            v -> v.replace("iban", v.stored.item("others", "id", "1").get("iban"))),
        value(
            "the version of another key in its header",
            "iban",
            v -> {
              byte[] bytes = v.bytes("iban");
              System.arraycopy(v.bytes("code"), 1, bytes, 1, 4);
              v.replace("iban", bytes);
            }),
        value(
            "the row's other attributes, its own bytes reversed",
            "hint",
            v -> {
              byte[] bytes = v.bytes("hint");
              byte[] reversed = new byte[bytes.length];
              for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
              }
              v.replace("hint", reversed);
            }),
        value("removed, where it must not be absent", "owner", v -> v.remove("owner")),
        value(
            "NULL, where it must not be",
            "owner",
            v -> v.replace("owner", AttributeValue.fromNul(true))),
        value(
            "NULL in clear, where NULL is hidden",
            "note",
            v -> v.replace("note", AttributeValue.fromNul(true))),
        refused(
            "a row copied under another primary key",
            "5E001",
            List.of(
                "SELECT owner FROM accounts WHERE id = '9'",
                "SELECT * FROM accounts",
                "SELECT COUNT(DISTINCT hint) FROM accounts"),
            v -> {
              Map<String, AttributeValue> copy = new HashMap<>(v.account("1"));
              copy.put("id", AttributeValue.fromS("9"));
              v.stored.put("accounts", copy);
            }),
        refused(
            "a row made up in clear",
            "5E001",
            List.of("SELECT * FROM accounts", "SELECT owner FROM accounts WHERE id = '9'"),
            v -> v.stored.put("accounts", Map.of("id", AttributeValue.fromS("9")))),
        refused(
            "a row moved from another table",
            "5E001",
            List.of("SELECT * FROM accounts", "SELECT owner FROM accounts WHERE id = '1'"),
            v -> v.stored.put("accounts", v.stored.item("others", "id", "1"))));
  }

  /** Encrypted partition keys. */
  private static Stream<Tampering> keys() {
    List<String> needing =
        List.of(
            "SELECT * FROM members",
            "SELECT email, COUNT(*) FROM members GROUP BY email",
            "SELECT COUNT(DISTINCT email) FROM members",
            "SELECT name FROM members WHERE UPPER(email) = 'X'",
            "UPDATE members SET name = 'x' WHERE UPPER(email) <> 'X'",
            "DELETE FROM members WHERE UPPER(email) <> 'X'");
    return Stream.of(
        refused(
            "an encrypted key with a bit flipped",
            "5E001",
            needing,
            v -> {
              Map<String, AttributeValue> item = v.member(0);
              v.stored.delete("members", Map.of("email", item.get("email")));
              v.stored.replace("members", item, "email", Stored.flipped(item.get("email")));
            }),
        refused(
            "the values of two rows swapped between encrypted keys",
            "5E001",
            List.of("SELECT * FROM members", "SELECT name FROM members WHERE email = 'a@x.org'"),
            v -> {
              Map<String, AttributeValue> one = v.member(0);
              Map<String, AttributeValue> other = v.member(1);
              v.stored.replace("members", one, "name", other.get("name"));
              v.stored.replace("members", other, "name", one.get("name"));
            }));
  }

  /** Rule 8 of the format page. */
  private static Stream<Tampering> notPromised() {
    return Stream.of(
        unnoticed(
            "not promised: a nullable attribute removed reads as NULL",
            "SELECT hint FROM accounts WHERE id = '1'",
            List.of(Arrays.asList((Object) null)),
            v -> v.remove("hint")),
        unnoticed(
            "not promised: NULL put into a nullable column",
            "SELECT iban FROM accounts WHERE id = '1'",
            List.of(Arrays.asList((Object) null)),
            v -> v.replace("iban", AttributeValue.fromNul(true))),
        unnoticed(
            "not promised: a deterministic value moved among the rows of its column",
            "SELECT id, iban FROM accounts WHERE iban = 'DE02' ORDER BY id",
            List.of(List.of("1", "DE02"), List.of("2", "DE02")),
            v -> v.replace("iban", v.account("2").get("iban"))),
        unnoticed(
            "not promised: an older value of the same attribute",
            "SELECT hint FROM accounts WHERE id = '1'",
            List.of(List.of("first")),
            v -> v.replace("hint", v.olderAccount().get("hint"))),
        unnoticed(
            "not promised: a whole item put back",
            "SELECT owner, hint FROM accounts WHERE id = '1'",
            List.of(List.of("Ada", "first")),
            v -> v.stored.put("accounts", v.olderAccount())),
        unnoticed(
            "not promised: a row left out",
            "SELECT id FROM accounts",
            List.of(List.of("2")),
            v -> v.stored.delete("accounts", Map.of("id", AttributeValue.fromS("1")))),
        unnoticed(
            "not promised: a column in clear",
            "SELECT town FROM accounts WHERE id = '1'",
            List.of(List.of("Mallorca")),
            v -> v.replace("town", AttributeValue.fromS("Mallorca"))),
        unnoticed(
                "not promised: a tampered value is not found by its ciphertext, but never read",
                "SELECT id FROM accounts WHERE iban = 'DE01'",
                List.of(),
                v -> v.replace("iban", Stored.flipped(v.account("1").get("iban"))))
            .but("5E001", "SELECT iban FROM accounts"));
  }
}
