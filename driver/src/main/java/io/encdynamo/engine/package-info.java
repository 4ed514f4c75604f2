/**
 * What runs a query here: expressions over rows, functions, aggregates, operators, and the account
 * of the memory they hold. In: cursors of rows and compiled expressions. Out: cursors of rows. The
 * room knows values and errors alone: no AWS, no JDBC, no keys, no syntax tree.
 */
@NullMarked
package io.encdynamo.engine;

import org.jspecify.annotations.NullMarked;
