package io.encdynamo.crypto;

import io.encdynamo.value.SqlType;

/**
 * Where a column is. The names are for messages; ids bind its values, so that a table may be
 * restored under another name.
 */
public record ColumnPlace(String table, Id16 tableId, String column, int columnId, SqlType type) {}
