/**
 * TPC-H's queries, planned and run over rows in memory. In: module {@code tpch}'s rows and texts.
 * Out: the answers of another database, whatever memory there is.
 */
@NullMarked
package io.encdynamo.plan.tpch;

import org.jspecify.annotations.NullMarked;
