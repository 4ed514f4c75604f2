package io.encdynamo.session;

import io.encdynamo.value.SqlType;

/**
 * A column of a result.
 *
 * @param label what the query calls it
 * @param name the column behind it; the label where an expression stands behind it
 * @param table the table behind it; empty where an expression stands behind it
 * @param schema the table's schema; empty likewise
 * @param nullable whether it may be NULL
 */
public record ResultColumn(
    String label, String name, String table, String schema, SqlType type, boolean nullable) {}
