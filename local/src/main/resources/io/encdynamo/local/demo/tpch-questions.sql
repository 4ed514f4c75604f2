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

-- Who are the best three customers of each market segment? A window ranks them.
SELECT ranked.*
FROM (
  SELECT c.c_mktsegment, c.c_name, SUM(o.o_totalprice) AS ordered,
    RANK() OVER (PARTITION BY c.c_mktsegment ORDER BY SUM(o.o_totalprice) DESC) AS place
  FROM customer c JOIN orders o ON o.o_custkey = c.c_custkey
  GROUP BY c.c_mktsegment, c.c_name
) ranked
WHERE ranked.place <= 3
ORDER BY ranked.c_mktsegment, ranked.place;

-- Which orders were worth more than twice what their customer orders on average? A correlated
-- query, run as a join.
SELECT c.c_name, o.o_orderkey, o.o_totalprice
FROM customer c JOIN orders o ON o.o_custkey = c.c_custkey
WHERE o.o_totalprice > 2 * (SELECT AVG(x.o_totalprice) FROM orders x WHERE x.o_custkey = c.c_custkey)
ORDER BY o.o_totalprice DESC, o.o_orderkey
LIMIT 10;
