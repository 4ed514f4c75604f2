/**
 * The values of PartiQL and the types of SQL: their shapes, one order, one equality, the
 * conversions between them, and the interface of a value that is not decrypted before it is needed.
 * Everything that flows between DynamoDB, the engine and JDBC is a {@link
 * io.encdynamo.value.Value}.
 */
@NullMarked
package io.encdynamo.value;

import org.jspecify.annotations.NullMarked;
