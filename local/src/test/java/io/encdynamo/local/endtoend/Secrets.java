package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Known secrets, in every form in which a text might show them. */
final class Secrets {
  private final Map<String, String> forms = new LinkedHashMap<>();

  /** A secret that is a text. */
  Secrets text(String what, String secret) {
    forms.put(what, secret);
    return binary(what, secret.getBytes(StandardCharsets.UTF_8));
  }

  /** A secret that is bytes. */
  Secrets binary(String what, byte[] secret) {
    HexFormat hex = HexFormat.of();
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
    forms.put(what + " in base64", base64);
    forms.put(
        what + " in base64 for URLs",
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    forms.put(what + " in hex", hex.formatHex(secret));
    forms.put(what + " in capital hex", hex.withUpperCase().formatHex(secret));
    forms.put(what + " in hex with commas", hex.withDelimiter(", ").formatHex(secret));
    forms.put(what + " as an array", Arrays.toString(secret));
    forms.put(what + " as bytes", new String(secret, StandardCharsets.ISO_8859_1));
    return this;
  }

  /** None of them is in a text, in any case. */
  void assertAbsent(String where, Iterable<String> texts) {
    List<String> found = new ArrayList<>();
    texts.forEach(text -> find(text, found));
    assertThat(found).as(where).isEmpty();
  }

  private void find(String text, List<String> found) {
    String lower = text.toLowerCase(Locale.ROOT);
    forms.forEach(
        (what, form) -> {
          int at = lower.indexOf(form.toLowerCase(Locale.ROOT));
          if (at >= 0) {
            int begin = lower.lastIndexOf('\n', at) + 1;
            found.add(what + ": " + text.substring(begin, Math.min(at + 80, text.length())));
          }
        });
  }
}
