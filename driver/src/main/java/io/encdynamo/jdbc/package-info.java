/**
 * The coat of java.sql and javax.sql over a session. In: calls of JDBC. Out: calls of {@link
 * io.encdynamo.session.Session}, rows as Java's types, every error as the SQLException of its
 * class. Nothing is decided here that is not about JDBC.
 */
@NullMarked
package io.encdynamo.jdbc;

import org.jspecify.annotations.NullMarked;
