package io.encdynamo.local.demo;

import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * Where the rows of a table come from and how one becomes the parameters of its INSERT.
 *
 * @param <E> TPC-H's row
 * @param columns in the order in which {@code values} gives them
 */
record TpchSource<E extends TpchEntity>(
    String table, TpchTable<E> rows, List<String> columns, Values<E> values) {

  /** The values of a row. */
  interface Values<E> {
    List<Object> of(E row);
  }

  static final TpchSource<Customer> CUSTOMER =
      new TpchSource<>(
          "customer",
          TpchTable.CUSTOMER,
          List.of(
              "c_custkey",
              "c_name",
              "c_address",
              "c_nationkey",
              "c_phone",
              "c_acctbal",
              "c_mktsegment",
              "c_comment"),
          row ->
              List.of(
                  row.getCustomerKey(),
                  row.getName(),
                  row.getAddress(),
                  row.getNationKey(),
                  row.getPhone(),
                  money(row.getAccountBalanceInCents()),
                  row.getMarketSegment(),
                  row.getComment()));

  static final TpchSource<Order> ORDERS =
      new TpchSource<>(
          "orders",
          TpchTable.ORDERS,
          List.of(
              "o_orderkey",
              "o_custkey",
              "o_orderstatus",
              "o_totalprice",
              "o_orderdate",
              "o_orderpriority",
              "o_clerk",
              "o_shippriority",
              "o_comment"),
          row ->
              List.of(
                  row.getOrderKey(),
                  row.getCustomerKey(),
                  String.valueOf(row.getOrderStatus()),
                  money(row.getTotalPriceInCents()),
                  date(row.getOrderDate()),
                  row.getOrderPriority(),
                  row.getClerk(),
                  row.getShipPriority(),
                  row.getComment()));

  static final TpchSource<LineItem> LINE_ITEM =
      new TpchSource<>(
          "lineitem",
          TpchTable.LINE_ITEM,
          List.of(
              "l_orderkey",
              "l_linenumber",
              "l_partkey",
              "l_suppkey",
              "l_quantity",
              "l_extendedprice",
              "l_discount",
              "l_tax",
              "l_returnflag",
              "l_linestatus",
              "l_shipdate",
              "l_commitdate",
              "l_receiptdate",
              "l_shipinstruct",
              "l_shipmode",
              "l_comment"),
          row ->
              List.of(
                  row.getOrderKey(),
                  row.getLineNumber(),
                  row.getPartKey(),
                  row.getSupplierKey(),
                  row.getQuantity(),
                  money(row.getExtendedPriceInCents()),
                  money(row.getDiscountPercent()),
                  money(row.getTaxPercent()),
                  row.getReturnFlag(),
                  row.getStatus(),
                  date(row.getShipDate()),
                  date(row.getCommitDate()),
                  date(row.getReceiptDate()),
                  row.getShipInstructions(),
                  row.getShipMode(),
                  row.getComment()));

  /** The INSERT of one row. */
  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table,
            String.join(", ", columns),
            String.join(", ", Collections.nCopies(columns.size(), "?")));
  }

  /** Sets the parameters of {@link #insert}. */
  void bind(E row, PreparedStatement insert) throws SQLException {
    List<Object> parameters = values.of(row);
    for (int i = 0; i < parameters.size(); i++) {
      insert.setObject(i + 1, parameters.get(i));
    }
  }

  private static BigDecimal money(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }

  private static LocalDate date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay);
  }
}
