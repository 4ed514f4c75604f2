-- What has this customer ordered, and under which number do we call back? The name is looked up as
-- a ciphertext.
SELECT c.c_name, c.c_phone, o.o_orderkey, o.o_orderdate, o.o_totalprice
FROM customer c JOIN orders o ON o.o_custkey = c.c_custkey
WHERE c.c_name = 'Customer#000000001'
ORDER BY o.o_orderdate;

-- How do the accounts stand in each market segment? The balances are added up after decryption.
SELECT c_mktsegment, COUNT(*) AS customers, SUM(c_acctbal) AS balance, MIN(c_acctbal) AS lowest,
  MAX(c_acctbal) AS highest
FROM customer
GROUP BY c_mktsegment
ORDER BY c_mktsegment;

-- Which ten orders not yet shipped on 15 March 1995 are worth the most?
SELECT l.l_orderkey, o.o_orderdate, SUM(l.l_extendedprice * (1 - l.l_discount)) AS revenue
FROM orders o JOIN lineitem l ON l.l_orderkey = o.o_orderkey
WHERE o.o_orderdate < DATE '1995-03-15' AND l.l_shipdate > DATE '1995-03-15'
GROUP BY l.l_orderkey, o.o_orderdate
ORDER BY revenue DESC, o.o_orderdate
LIMIT 10;
