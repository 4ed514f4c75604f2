package io.encdynamo.plan.logical;

/**
 * Which columns of a table this connection may not read, because the provider of their key refuses
 * it (format page, rule 7). Asked for a column only when a statement names it.
 */
@FunctionalInterface
public interface Refused {
  /** No column: what a table has unless {@code onKeyDenied=null}. */
  Refused NONE = column -> false;

  /**
   * Whether the column of exactly this name is refused.
   *
   * @throws io.encdynamo.error.DriverException 5E002, 08S01, HYT00 for any other trouble with its
   *     key
   */
  boolean contains(String column);
}
