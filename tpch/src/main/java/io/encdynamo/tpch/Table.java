package io.encdynamo.tpch;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The eight tables, each after those that it refers to. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of or toList
public enum Table {
  REGION(Definitions.REGION, List.of("r_regionkey")),
  NATION(Definitions.NATION, List.of("n_nationkey"), ForeignKey.to(REGION, "n_regionkey")),
  SUPPLIER(Definitions.SUPPLIER, List.of("s_suppkey"), ForeignKey.to(NATION, "s_nationkey")),
  PART(Definitions.PART, List.of("p_partkey")),
  PARTSUPP(
      Definitions.PARTSUPP,
      List.of("ps_partkey", "ps_suppkey"),
      ForeignKey.to(PART, "ps_partkey"),
      ForeignKey.to(SUPPLIER, "ps_suppkey")),
  CUSTOMER(Definitions.CUSTOMER, List.of("c_custkey"), ForeignKey.to(NATION, "c_nationkey")),
  ORDERS(Definitions.ORDERS, List.of("o_orderkey"), ForeignKey.to(CUSTOMER, "o_custkey")),
  LINEITEM(
      Definitions.LINEITEM,
      List.of("l_orderkey", "l_linenumber"),
      ForeignKey.to(ORDERS, "l_orderkey"),
      ForeignKey.to(PART, "l_partkey"),
      ForeignKey.to(SUPPLIER, "l_suppkey"),
      ForeignKey.to(PARTSUPP, "l_partkey", "l_suppkey"));

  private final Definition<?> definition;
  private final List<Column> columns;
  private final List<String> primaryKey;
  private final List<ForeignKey> foreignKeys;

  Table(Definition<?> definition, List<String> primaryKey, ForeignKey... foreignKeys) {
    this.definition = definition;
    this.columns = definition.columns();
    this.primaryKey = primaryKey;
    this.foreignKeys = List.of(foreignKeys);
  }

  /** The name in SQL, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Column> columns() {
    return columns;
  }

  public List<String> primaryKey() {
    return primaryKey;
  }

  public List<ForeignKey> foreignKeys() {
    return foreignKeys;
  }

  /**
   * All rows, made while they are read and always the same ones.
   *
   * @param scale the scale factor: 1 is 6,001,215 line items; nations and regions do not grow
   * @return one value for each column, in order, as {@link ColumnKind} says
   */
  public Stream<List<Object>> rows(double scale) {
    return rows(scale, 1, 1);
  }

  /**
   * Some of the rows, so that several threads can make all of them.
   *
   * @param part from 1 to {@code parts}
   */
  public Stream<List<Object>> rows(double scale, int part, int parts) {
    return switch (this) {
      // Their generators know no parts.
      case REGION, NATION -> part == 1 ? definition.rows(scale, 1, 1) : Stream.empty();
      // Below 76 suppliers the specification's formula gives some parts the same supplier twice.
      case PARTSUPP -> {
        Set<List<Object>> keys = new HashSet<>();
        yield definition.rows(scale, part, parts).filter(row -> keys.add(row.subList(0, 2)));
      }
      case SUPPLIER, PART, CUSTOMER, ORDERS, LINEITEM -> definition.rows(scale, part, parts);
    };
  }
}
