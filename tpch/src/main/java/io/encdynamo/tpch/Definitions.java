package io.encdynamo.tpch;

import static io.encdynamo.tpch.Field.date;
import static io.encdynamo.tpch.Field.decimal;
import static io.encdynamo.tpch.Field.integer;
import static io.encdynamo.tpch.Field.text;

import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Nation;
import io.trino.tpch.Order;
import io.trino.tpch.Part;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.Region;
import io.trino.tpch.Supplier;
import io.trino.tpch.TpchTable;
import java.util.List;

/** The columns of each table: clause 1.4.1. */
final class Definitions {

  static final Definition<Region> REGION =
      new Definition<>(
          TpchTable.REGION,
          List.of(
              integer("r_regionkey", Region::getRegionKey),
              text("r_name", Region::getName),
              text("r_comment", Region::getComment)));

  static final Definition<Nation> NATION =
      new Definition<>(
          TpchTable.NATION,
          List.of(
              integer("n_nationkey", Nation::getNationKey),
              text("n_name", Nation::getName),
              integer("n_regionkey", Nation::getRegionKey),
              text("n_comment", Nation::getComment)));

  static final Definition<Supplier> SUPPLIER =
      new Definition<>(
          TpchTable.SUPPLIER,
          List.of(
              integer("s_suppkey", Supplier::getSupplierKey),
              text("s_name", Supplier::getName),
              text("s_address", Supplier::getAddress),
              integer("s_nationkey", Supplier::getNationKey),
              text("s_phone", Supplier::getPhone),
              decimal("s_acctbal", Supplier::getAccountBalanceInCents),
              text("s_comment", Supplier::getComment)));

  static final Definition<Part> PART =
      new Definition<>(
          TpchTable.PART,
          List.of(
              integer("p_partkey", Part::getPartKey),
              text("p_name", Part::getName),
              text("p_mfgr", Part::getManufacturer),
              text("p_brand", Part::getBrand),
              text("p_type", Part::getType),
              integer("p_size", Part::getSize),
              text("p_container", Part::getContainer),
              decimal("p_retailprice", Part::getRetailPriceInCents),
              text("p_comment", Part::getComment)));

  static final Definition<PartSupplier> PARTSUPP =
      new Definition<>(
          TpchTable.PART_SUPPLIER,
          List.of(
              integer("ps_partkey", PartSupplier::getPartKey),
              integer("ps_suppkey", PartSupplier::getSupplierKey),
              integer("ps_availqty", PartSupplier::getAvailableQuantity),
              decimal("ps_supplycost", PartSupplier::getSupplyCostInCents),
              text("ps_comment", PartSupplier::getComment)));

  static final Definition<Customer> CUSTOMER =
      new Definition<>(
          TpchTable.CUSTOMER,
          List.of(
              integer("c_custkey", Customer::getCustomerKey),
              text("c_name", Customer::getName),
              text("c_address", Customer::getAddress),
              integer("c_nationkey", Customer::getNationKey),
              text("c_phone", Customer::getPhone),
              decimal("c_acctbal", Customer::getAccountBalanceInCents),
              text("c_mktsegment", Customer::getMarketSegment),
              text("c_comment", Customer::getComment)));

  static final Definition<Order> ORDERS =
      new Definition<>(
          TpchTable.ORDERS,
          List.of(
              integer("o_orderkey", Order::getOrderKey),
              integer("o_custkey", Order::getCustomerKey),
              text("o_orderstatus", order -> String.valueOf(order.getOrderStatus())),
              decimal("o_totalprice", Order::getTotalPriceInCents),
              date("o_orderdate", Order::getOrderDate),
              text("o_orderpriority", Order::getOrderPriority),
              text("o_clerk", Order::getClerk),
              integer("o_shippriority", Order::getShipPriority),
              text("o_comment", Order::getComment)));

  static final Definition<LineItem> LINEITEM =
      new Definition<>(
          TpchTable.LINE_ITEM,
          List.of(
              integer("l_orderkey", LineItem::getOrderKey),
              integer("l_partkey", LineItem::getPartKey),
              integer("l_suppkey", LineItem::getSupplierKey),
              integer("l_linenumber", LineItem::getLineNumber),
              decimal("l_quantity", item -> item.getQuantity() * 100),
              decimal("l_extendedprice", LineItem::getExtendedPriceInCents),
              decimal("l_discount", LineItem::getDiscountPercent),
              decimal("l_tax", LineItem::getTaxPercent),
              text("l_returnflag", LineItem::getReturnFlag),
              text("l_linestatus", LineItem::getStatus),
              date("l_shipdate", LineItem::getShipDate),
              date("l_commitdate", LineItem::getCommitDate),
              date("l_receiptdate", LineItem::getReceiptDate),
              text("l_shipinstruct", LineItem::getShipInstructions),
              text("l_shipmode", LineItem::getShipMode),
              text("l_comment", LineItem::getComment)));

  private Definitions() {}
}
