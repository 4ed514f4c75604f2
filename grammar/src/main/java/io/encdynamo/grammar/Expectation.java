package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.PrecedencePredicateTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.jspecify.annotations.Nullable;

/**
 * The first token that no statement could have there, and the kinds of token that one could.
 *
 * <p>The parser decides rule by rule and knows neither for certain: it may have left a rule because
 * of a token that only another rule can take. Here all ways through the grammar are followed at
 * once, each with its own stack of rules, which is too slow for parsing and fast enough for an
 * error.
 *
 * @param token where every way ends
 * @param types what would have gone on, {@link Token#EOF} for the end
 */
record Expectation(Token token, Set<Integer> types) {
  /** Ways at once past which the text is too ambiguous to say anything. */
  private static final int MOST_WAYS = 20_000;

  /** Null where the grammar finds nothing wrong, or too many ways lead through it. */
  static @Nullable Expectation of(List<Token> tokens) {
    ATN atn = PartiQLParser._ATN;
    Stack root = new Stack(null, null, 0);
    Set<Way> ways = new LinkedHashSet<>();
    follow(new Way(atn.ruleToStartState[PartiQLParser.RULE_singleStatement], root), ways);
    for (Token token : tokens) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      Set<Way> next = new LinkedHashSet<>();
      for (Way way : ways) {
        for (Transition transition : way.state().getTransitions()) {
          if (!transition.isEpsilon() && transition.matches(token.getType(), 1, atn.maxTokenType)) {
            follow(new Way(transition.target, way.stack()), next);
          }
        }
      }
      if (next.isEmpty()) {
        return new Expectation(token, types(ways));
      }
      if (next.size() > MOST_WAYS) {
        return null;
      }
      ways = next;
    }
    return null;
  }

  private static Set<Integer> types(Set<Way> ways) {
    Set<Integer> types = new TreeSet<>();
    for (Way way : ways) {
      for (Transition transition : way.state().getTransitions()) {
        if (!transition.isEpsilon()) {
          types.addAll(transition.label().toList());
        }
      }
    }
    return types;
  }

  /** Adds every way from here to where a token is needed. */
  private static void follow(Way start, Set<Way> ways) {
    Deque<Way> open = new ArrayDeque<>(List.of(start));
    Set<Way> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Way way = open.removeLast();
      if (!seen.add(way)) {
        continue;
      }
      for (Way next : way.withoutToken()) {
        open.addLast(next);
      }
      if (way.takesToken()) {
        ways.add(way);
      }
    }
  }

  /** A state of the grammar's automaton and the rules it is in. */
  private record Way(ATNState state, Stack stack) {
    List<Way> withoutToken() {
      if (state instanceof RuleStopState) {
        return stack.parent == null || stack.back == null
            ? List.of()
            : List.of(new Way(stack.back, stack.parent));
      }
      List<Way> next = new ArrayList<>();
      for (Transition transition : state.getTransitions()) {
        if (transition instanceof RuleTransition rule) {
          next.add(new Way(rule.target, stack.push(rule.followState, rule.precedence)));
        } else if (transition instanceof PrecedencePredicateTransition operator) {
          if (operator.precedence >= stack.precedence) {
            next.add(new Way(operator.target, stack));
          }
        } else if (transition.isEpsilon()) {
          next.add(new Way(transition.target, stack));
        }
      }
      return next;
    }

    boolean takesToken() {
      for (Transition transition : state.getTransitions()) {
        if (!transition.isEpsilon()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Rules within each other. Equal stacks are one object. */
  private static final class Stack {
    private final @Nullable Stack parent;
    private final @Nullable ATNState back;
    private final int precedence;
    private final Map<Integer, Stack> children = new HashMap<>();

    Stack(@Nullable Stack parent, @Nullable ATNState back, int precedence) {
      this.parent = parent;
      this.back = back;
      this.precedence = precedence;
    }

    /** A state goes back to one rule with one precedence, so that it tells children apart. */
    Stack push(ATNState followState, int rulePrecedence) {
      return children.computeIfAbsent(
          followState.stateNumber, state -> new Stack(this, followState, rulePrecedence));
    }
  }
}
