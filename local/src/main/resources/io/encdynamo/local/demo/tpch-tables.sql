-- TPC-H's customers, orders and line items at scale 0.01. Who the customer is and what the account
-- holds is encrypted.
CREATE TABLE customer (
  c_custkey INTEGER PRIMARY KEY,
  c_name STRING ENCRYPTED DETERMINISTIC,
  c_address STRING ENCRYPTED,
  c_nationkey INTEGER,
  c_phone STRING ENCRYPTED,
  c_acctbal DECIMAL(12, 2) ENCRYPTED,
  c_mktsegment STRING,
  c_comment STRING
);

CREATE TABLE orders (
  o_orderkey BIGINT PRIMARY KEY,
  o_custkey INTEGER,
  o_orderstatus STRING,
  o_totalprice DECIMAL(12, 2),
  o_orderdate DATE,
  o_orderpriority STRING,
  o_clerk STRING,
  o_shippriority INTEGER,
  o_comment STRING
);

CREATE TABLE lineitem (
  l_orderkey BIGINT,
  l_linenumber INTEGER,
  l_partkey INTEGER,
  l_suppkey INTEGER,
  l_quantity DECIMAL(12, 2),
  l_extendedprice DECIMAL(12, 2),
  l_discount DECIMAL(12, 2),
  l_tax DECIMAL(12, 2),
  l_returnflag STRING,
  l_linestatus STRING,
  l_shipdate DATE,
  l_commitdate DATE,
  l_receiptdate DATE,
  l_shipinstruct STRING,
  l_shipmode STRING,
  l_comment STRING,
  PRIMARY KEY (l_orderkey, l_linenumber)
);
