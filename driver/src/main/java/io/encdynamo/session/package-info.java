/**
 * What a connection is behind JDBC: settings, client, keys, catalog. In: a statement's text and
 * parameters. Out: a cursor of rows or a count.
 */
@NullMarked
package io.encdynamo.session;

import org.jspecify.annotations.NullMarked;
