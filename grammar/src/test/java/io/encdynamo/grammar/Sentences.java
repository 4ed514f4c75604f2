package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;

/**
 * Random statements: ways through the automaton of the grammar, the same for the same seed. All
 * follow the grammar; what the tree builder asks beyond it, such as a field's name in EXTRACT, some
 * of them fail.
 */
public final class Sentences {
  private static final ATN GRAMMAR = PartiQLParser._ATN;

  /** Tokens past which the shortest way is taken. */
  private static final int MOST_TOKENS = 60;

  /** Rules within each other past which the shortest way is taken. */
  private static final int MOST_RULES = 40;

  /** More often than the others, those that mean something somewhere. */
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "t",
          "x1",
          "größe",
          "year",
          "day",
          "int",
          "decimal",
          "varchar",
          "list",
          "struct",
          "trim",
          "extract",
          "position",
          "substring",
          "overlay",
          "date_add",
          "date_trunc",
          "sum",
          "listagg",
          "nth_value",
          "convert",
          "sql_integer",
          "current_date");

  /** Names that the grammar leaves to the tree builder, by the token before them. */
  private static final Map<Integer, List<String>> NAMES_BEHIND =
      Map.of(
          PartiQLLexer.LBRACE, List.of("d", "t", "ts", "fn", "fn", "oj"),
          PartiQLLexer.FORMAT, List.of("text", "json"),
          PartiQLLexer.INTERVAL, List.of("second", "year"));

  private static final Map<Integer, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry(PartiQLLexer.QUOTED_IDENTIFIER, List.of("\"a\"", "\"a \"\"b\"\"\"", "\"SET\"")),
          Map.entry(PartiQLLexer.STRING, List.of("'x'", "''", "'it''s'", "'2020-01-01'", "'--'")),
          Map.entry(PartiQLLexer.INTEGER, List.of("0", "1", "42", "0017")),
          Map.entry(PartiQLLexer.DECIMAL, List.of("1.5", ".5", "2.")),
          Map.entry(PartiQLLexer.DOUBLE, List.of("1e0", "2.5E-3")),
          Map.entry(PartiQLLexer.BINARY, List.of("X'00ff'", "x''")),
          Map.entry(PartiQLLexer.ION, List.of("`1`", "`{a: \"`\"}`")),
          Map.entry(PartiQLLexer.NOT_EQUAL, List.of("<>", "!=")),
          Map.entry(Token.EOF, List.of("")));

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int tokens;
  private int previous;

  /** Starts the sequence of a seed. */
  public Sentences(long seed) {
    random = new Random(seed);
  }

  /** The next one; every second is a query. */
  public String next() {
    text.setLength(0);
    tokens = 0;
    previous = Token.EOF;
    rule(random.nextBoolean() ? PartiQLParser.RULE_statement : PartiQLParser.RULE_query, 0);
    return text.toString();
  }

  private void rule(int index, int level) {
    ATNState state = GRAMMAR.ruleToStartState[index];
    while (!(state instanceof RuleStopState)) {
      Transition transition = transition(state, level);
      if (transition instanceof RuleTransition call) {
        rule(call.ruleIndex, level + 1);
        state = call.followState;
      } else {
        if (!transition.isEpsilon()) {
          List<Integer> types = transition.label().toList();
          token(types.get(random.nextInt(types.size())));
        }
        state = transition.target;
      }
    }
  }

  private Transition transition(ATNState state, int level) {
    if (tokens < MOST_TOKENS && level < MOST_RULES) {
      return state.transition(random.nextInt(state.getNumberOfTransitions()));
    }
    Transition shortest = state.transition(0);
    for (Transition transition : state.getTransitions()) {
      if (Lengths.of(transition) < Lengths.of(shortest)) {
        shortest = transition;
      }
    }
    return shortest;
  }

  private void token(int type) {
    tokens++;
    List<String> texts =
        type == PartiQLLexer.IDENTIFIER
            ? NAMES_BEHIND.getOrDefault(previous, NAMES)
            : TEXTS.get(type);
    previous = type;
    String literal = PartiQLLexer.VOCABULARY.getLiteralName(type);
    String token =
        texts != null
            ? texts.get(random.nextInt(texts.size()))
            : literal.substring(1, literal.length() - 1);
    text.append(random.nextInt(8) == 0 ? token.toLowerCase(Locale.ROOT) : token).append(' ');
  }

  /** How many tokens there are at least from a state to the end of its rule. */
  private static final class Lengths {
    private static final int[] OF_STATES = compute();

    private static int[] compute() {
      int[] lengths = new int[GRAMMAR.states.size()];
      Arrays.fill(lengths, Integer.MAX_VALUE / 4);
      for (RuleStopState end : GRAMMAR.ruleToStopState) {
        lengths[end.stateNumber] = 0;
      }
      boolean changed = true;
      while (changed) {
        changed = false;
        for (ATNState state : GRAMMAR.states) {
          for (Transition transition : state.getTransitions()) {
            int length = of(transition, lengths);
            if (!(state instanceof RuleStopState) && length < lengths[state.stateNumber]) {
              lengths[state.stateNumber] = length;
              changed = true;
            }
          }
        }
      }
      return lengths;
    }

    static int of(Transition transition) {
      return of(transition, OF_STATES);
    }

    private static int of(Transition transition, int[] lengths) {
      if (transition instanceof RuleTransition call) {
        return 1 + lengths[call.target.stateNumber] + lengths[call.followState.stateNumber];
      }
      return (transition.isEpsilon() ? 0 : 1) + lengths[transition.target.stateNumber];
    }
  }
}
