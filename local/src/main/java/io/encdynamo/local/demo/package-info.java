/**
 * The demo: the archive whose values are encrypted, then TPC-H's customers, orders and line items
 * and three questions over them. In: a connection. Out: each statement and its result. The
 * statements stand in {@code .sql} resources, with comments that are shown as headings.
 */
@NullMarked
package io.encdynamo.local.demo;

import org.jspecify.annotations.NullMarked;
