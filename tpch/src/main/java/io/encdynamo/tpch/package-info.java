/**
 * TPC-H: its eight tables, their rows at any scale factor, and its 22 queries. In: a scale factor.
 * Out: rows of plain Java values, texts of queries, and whether two databases answer a query alike.
 *
 * <p>Tables and texts of queries are the TPC's: TPC Benchmark H, Standard Specification, Revision
 * 3.0.1, clauses 1.4 and 2.4, with the validation values of each query's parameters; query 15 is
 * its variant with a common table expression (clause 2.4.15, appendix A), "first rows" is LIMIT.
 * What is computed with them here is no TPC-H result.
 */
@NullMarked
package io.encdynamo.tpch;

import org.jspecify.annotations.NullMarked;
