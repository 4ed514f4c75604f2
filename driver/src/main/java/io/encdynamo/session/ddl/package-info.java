/**
 * Statements about the catalog, keys and tables. In: their trees. Out: a changed catalog and
 * DynamoDB, in an order that never leaves a table writable in clear.
 */
@NullMarked
package io.encdynamo.session.ddl;

import org.jspecify.annotations.NullMarked;
