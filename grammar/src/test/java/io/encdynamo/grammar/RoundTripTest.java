package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.grammar.tree.TypeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is printed reads as the same tree. */
class RoundTripTest {

  /** More of them where more time is: profile fuzz. */
  private static final int STATEMENTS = Integer.getInteger("random.statements", 2_000);

  @Test
  void randomStatementsArePrintedAsTheyWereMeant() {
    Sentences sentences = new Sentences(20_260_101);
    int read = 0;
    for (int i = 0; i < STATEMENTS; i++) {
      read += isPrintedAsItWasMeant(sentences.next()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(STATEMENTS / 2);
  }

  /** False where it cannot be read. */
  private static boolean isPrintedAsItWasMeant(String text) {
    Statement statement;
    try {
      statement = PartiQL.parse(text).statement();
    } catch (SyntaxException refused) {
      return false;
    }
    String printed = Printer.print(statement);
    assertThat(Shape.of(PartiQL.parse(printed).statement()))
        .as("%s%nwas printed as%n%s", text, printed)
        .isEqualTo(Shape.of(statement));
    return true;
  }

  @Test
  void thereIsAnExampleOfEveryKindOfNode() {
    Set<Class<?>> seen = new HashSet<>();
    Sample.all().forEach(sample -> collect(PartiQL.parse(sample.statement()).statement(), seen));
    assertThat(seen).containsAll(records());
  }

  /** Where the page says nothing but a clause or leaves out a piece, it is filled in here. */
  @Test
  void statementsOfKnownClientsArePrintedAsTheyWereMeant() throws IOException {
    Path page = Path.of(System.getProperty("shared.facts", "facts"), "clients.md");
    assumeTrue(Files.isRegularFile(page), "the page on clients is not at " + page);
    List<String> statements =
        Pattern.compile("`([^`]+)`")
            .matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1))
            .filter(text -> text.matches("(SELECT|FROM|GROUP BY) .*"))
            .map(text -> text.replace("<sql>", "SELECT a FROM t"))
            .map(text -> text.replace("SELECT ...", "SELECT a FROM t"))
            .map(text -> text.replace(" ... ", " FROM t "))
            .map(text -> text.startsWith("GROUP") ? "FROM t " + text : text)
            .map(text -> text.startsWith("FROM") ? "SELECT a " + text : text)
            .toList();
    assertThat(statements).hasSizeGreaterThan(5);
    for (String text : statements) {
      assertThat(isPrintedAsItWasMeant(text)).as(text).isTrue();
    }
  }

  private static Set<Class<?>> records() {
    Set<Class<?>> records = new HashSet<>(Set.of(Identifier.class, QualifiedName.class));
    Stream.of(
            Statement.class,
            Definition.class,
            Query.class,
            FromItem.class,
            Expression.class,
            TypeName.class)
        .forEach(type -> addRecords(type, records));
    return records;
  }

  private static void addRecords(Class<?> type, Set<Class<?>> records) {
    if (type.isRecord()) {
      records.add(type);
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      addRecords(nested, records);
    }
  }

  private static void collect(@Nullable Object tree, Set<Class<?>> seen) {
    if (tree instanceof List<?> list) {
      list.forEach(element -> collect(element, seen));
    } else if (tree instanceof Record record) {
      seen.add(record.getClass());
      collect(Shape.components(record), seen);
    }
  }
}
