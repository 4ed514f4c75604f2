/**
 * The answers of DatabaseMetaData, one small class a method: its columns, declared once, and how
 * its rows come from information_schema. In: a {@link io.encdynamo.session.Session} and the
 * patterns of the call. Out: a {@link io.encdynamo.jdbc.metadata.MetadataResult}.
 */
@NullMarked
package io.encdynamo.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
