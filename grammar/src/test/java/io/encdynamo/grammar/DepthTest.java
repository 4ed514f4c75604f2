package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.grammar.SyntaxException.Reason;
import io.encdynamo.grammar.tree.Node;
import io.encdynamo.grammar.tree.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a thread with little stack, as pools and foreign threads have it. */
class DepthTest {
  private static final long STACK = 512 * 1024L;

  /** What begins a level, what is inside, what ends a level. */
  static List<Arguments> nested() {
    return List.of(
        Arguments.of("", "(", "1", ")"),
        Arguments.of("SELECT * FROM ", "(", "a CROSS JOIN b", ")"),
        Arguments.of("SELECT * FROM ", "(SELECT * FROM ", "t", ")"),
        Arguments.of("", "[", "1", "]"),
        Arguments.of("", "<<", "1", ">>"),
        Arguments.of("", "{'a': ", "1", "}"),
        Arguments.of("", "f(", "1", ")"),
        Arguments.of("", "a[", "1", "]"),
        Arguments.of("", "CASE WHEN a THEN ", "1", " END"),
        Arguments.of("", "CAST(", "a", " AS INT)"),
        Arguments.of("CAST(a AS ", "LIST<", "INT", ">"),
        Arguments.of("", "NOT ", "a", ""),
        Arguments.of("", "- ", "a", ""),
        Arguments.of("", "EXISTS (", "a", ")"),
        Arguments.of("", "a IN (SELECT b FROM t WHERE ", "c", ")"),
        Arguments.of("", "a = ANY (SELECT b FROM t WHERE ", "c", ")"),
        Arguments.of("", "DATE_ADD(", "a", ", 1)"),
        Arguments.of("", "POSITION('a' IN ", "b", ")"),
        Arguments.of("", "EXTRACT(DAY FROM ", "b", ")"),
        Arguments.of("", "TRIM(BOTH FROM ", "b", ")"),
        Arguments.of("", "EXPLAIN ", "a", ""),
        Arguments.of("SELECT * FROM ", "a JOIN ", "b", " ON c"),
        Arguments.of("SELECT a GROUP BY ", "GROUPING SETS (", "b", ")"));
  }

  @ParameterizedTest
  @MethodSource("nested")
  void nestingIsReadOrRefused(String before, String begin, String inside, String end) {
    for (int levels : new int[] {2, 10, 50, 100, 200, 500, 10_000}) {
      String after = before.startsWith("CAST") ? ")" : "";
      String text = before + begin.repeat(levels) + inside + end.repeat(levels) + after;
      AtomicReference<Throwable> thrown = parse(text);
      if (thrown.get() instanceof SyntaxException refused) {
        assertThat(refused.reason()).isEqualTo(Reason.DEPTH);
        assertThat(refused).hasMessageContaining("nested too deeply");
        assertThat(levels).isGreaterThan(2);
      } else {
        assertThat(thrown.get()).isNull();
        assertThat(levels).isLessThan(10_000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+", "||", ".", "=", " IS NULL AND a", " UNION ALL ", " CROSS JOIN ", ", ", "*"})
  void chainsAreReadOrRefused(String between) {
    String begin = between.contains("JOIN") || between.contains(",") ? "SELECT * FROM " : "";
    for (int terms : new int[] {100, 400, 10_000}) {
      AtomicReference<Throwable> thrown = parse(begin + chain(between, terms));
      if (thrown.get() instanceof SyntaxException refused) {
        assertThat(refused.reason()).isEqualTo(Reason.DEPTH);
        assertThat(terms).isGreaterThan(400);
      } else {
        assertThat(thrown.get()).isNull();
      }
    }
  }

  /** Tools write a term for each key. */
  @ParameterizedTest
  @ValueSource(strings = {" OR ", " AND ", " = 1 OR ", " = 1 AND b = 2 OR "})
  void longChainsOfOrAndAndAreRead(String between) {
    assertThat(parse(chain(between, 10_000)).get()).isNull();
    String thousand = chain(between, 1_000);
    Parsed parsed = PartiQL.parse(thousand);
    Parsed again = PartiQL.parse(Printer.print(parsed.statement()));
    assertThat(Shape.of(again)).isEqualTo(Shape.of(parsed));
  }

  /** Generated statements have a branch for each table or day. */
  @ParameterizedTest
  @ValueSource(strings = {" UNION ALL ", " UNION "})
  void longChainsOfUnionAreRead(String between) {
    String text = chain(between + "SELECT a, b FROM ", 5_000);
    assertThat(parse("SELECT a, b FROM " + text).get()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a IN (%s) | 100_000",
        "[%s] | 10_000",
        "f(%s) | 10_000",
        "SELECT %s FROM t | 10_000",
        "VALUES %s | 10_000"
      })
  void longListsAreRead(String list, String elements) {
    String text = chain(", ", Integer.parseInt(elements.replace("_", "")));
    assertThat(parse(list.formatted(text)).get()).isNull();
  }

  /** Records compare themselves with many frames a level: that takes a thread as it is made. */
  @ParameterizedTest
  @ValueSource(strings = {"+", "||", ".", "=", " INTERSECT ", " CROSS JOIN "})
  void treesOfTheGreatestDepthAreCompared(String between) {
    String text = (between.contains("JOIN") ? "SELECT * FROM " : "") + chain(between, 450);
    Statement one = PartiQL.parse(text).statement();
    Statement other = PartiQL.parse(text).statement();
    assertThat(depth(one)).isGreaterThan(400);
    Runnable comparison =
        () -> {
          assertThat(one.equals(other)).isTrue();
          assertThat(one.hashCode()).isEqualTo(other.hashCode());
        };
    assertThat(thrown(comparison, 2 * STACK).get()).isNull();
  }

  private static String chain(String between, int terms) {
    return IntStream.range(0, terms).mapToObj(i -> "a" + i).collect(Collectors.joining(between));
  }

  /** Parser, builder and printer; the tree is no deeper than promised. */
  private static AtomicReference<Throwable> parse(String text) {
    AtomicReference<Statement> read = new AtomicReference<>();
    Runnable walk =
        () -> {
          Statement statement = PartiQL.parse(text).statement();
          Printer.print(statement);
          read.set(statement);
        };
    AtomicReference<Throwable> thrown = thrown(walk, STACK);
    return thrown.get() == null
        ? thrown(() -> assertThat(depth(read.get())).isLessThanOrEqualTo(Limits.NODES), 16 * STACK)
        : thrown;
  }

  private static AtomicReference<Throwable> thrown(Runnable body, long stack) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, body, "small", stack);
    thread.setUncaughtExceptionHandler((failed, error) -> thrown.set(error));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return thrown;
  }

  /** How many nodes are above each other at most. */
  private static int depth(@Nullable Object tree) {
    if (tree instanceof List<?> list) {
      return list.stream().mapToInt(DepthTest::depth).max().orElse(0);
    }
    return tree instanceof Record record
        ? depth(Shape.components(record)) + (record instanceof Node ? 1 : 0)
        : 0;
  }
}
