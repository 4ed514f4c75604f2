package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxExceptionTest {
  static List<Arguments> errors() {
    List<Arguments> errors = new ArrayList<>();
    String text = "";
    for (String line : Sample.lines("errors.txt")) {
      if (line.startsWith("= ")) {
        errors.add(Arguments.of(text, line.substring(2).replace('|', '\n')));
      } else if (!line.startsWith("#")) {
        text = line.replace("\\n", "\n");
      }
    }
    return errors;
  }

  @ParameterizedTest
  @MethodSource("errors")
  void messageNamesThePlaceAndWhatWasExpectedThere(String text, String message) {
    assertThatThrownBy(() -> PartiQL.parse(text))
        .isInstanceOf(SyntaxException.class)
        .hasMessage(message);
  }

  @Test
  void placeAndKindsAreThereOneByOne() {
    SyntaxException error =
        catchThrowableOfType(SyntaxException.class, () -> PartiQL.parse("SELECT\n a AS 'x'"));
    assertThat(error.reason()).isEqualTo(SyntaxException.Reason.SYNTAX);
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(7);
    assertThat(error.offset()).isEqualTo(13);
    assertThat(error.token()).isEqualTo("string");
    assertThat(error.expected()).isEqualTo("a name");
  }

  /** Statements with a piece missing, doubled or moved: an error or a tree, and never a literal. */
  @Test
  void whateverIsReadNoMessageHoldsALiteral() {
    Random random = new Random(20_260_101);
    String secret = "s3cr3t";
    String[] literals = {
      "'s3cr3t'", "`s3cr3t`", "'s3cr3t", "s3cr3t'", "--s3cr3t\n", "/*s3cr3t*/", "X'00' 's3cr3t'"
    };
    String[] pieces = {"(", ")", "<<", ">", "{", ",", "?", ".", "SELECT", "AS", "x", "1", "'y'"};
    int errors = 0;
    for (Sample sample : Sample.all()) {
      if (sample.statement().indexOf('"') >= 0) {
        // What falls into a quoted name is one.
        continue;
      }
      for (int i = 0; i < 6; i++) {
        StringBuilder text = new StringBuilder(sample.statement());
        for (int changes = random.nextInt(3); changes > 0 && text.length() > 0; changes--) {
          int at = random.nextInt(text.length());
          if (random.nextBoolean()) {
            text.insert(at, " " + pieces[random.nextInt(pieces.length)] + " ");
          } else {
            text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
          }
        }
        text.insert(
            random.nextInt(text.length() + 1),
            " " + literals[random.nextInt(literals.length)] + " ");
        try {
          Shape.of(PartiQL.parse(text.toString()));
        } catch (SyntaxException e) {
          errors++;
          assertThat(e.getMessage() + e.token() + e.expected()).doesNotContain(secret);
          assertThat(e.getCause()).isNull();
        }
      }
    }
    assertThat(errors).isGreaterThan(Sample.all().size());
  }

  @Test
  void theTextIsNotKeptBehindTheMessage() {
    assertThatThrownBy(() -> PartiQL.parse("SELECT 's3cr3t' 's3cr3t'"))
        .hasNoCause()
        .hasNoSuppressedExceptions();
  }
}
