package io.encdynamo.plan.random;

/**
 * A random statement.
 *
 * @param here its text for this project
 * @param there its text for H2
 * @param ordered whether its rows have an order
 */
record Statement(String here, String there, boolean ordered) {

  static Statement of(long seed) {
    return new Generator(seed).statement();
  }
}
