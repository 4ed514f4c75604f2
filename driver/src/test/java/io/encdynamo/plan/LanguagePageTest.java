package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.ScriptStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on the language shows statements of the language. */
class LanguagePageTest {
  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleOfThePageIsRead() throws IOException {
    String page = Files.readString(Path.of("..", "src", "site", "markdown", "language.md"));
    List<String> statements = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(page).results().toList()) {
      for (ScriptStatement statement : PartiQL.split(block.group(1))) {
        statements.add(statement.text());
      }
    }
    assertThat(statements).hasSizeGreaterThan(30);
    for (String statement : statements) {
      assertThatCode(() -> PartiQL.parse(statement)).as(statement).doesNotThrowAnyException();
    }
  }
}
