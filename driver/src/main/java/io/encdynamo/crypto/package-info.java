/**
 * Suites, canonical encoding, key derivation, key ring and the built-in key providers. In: values
 * of a column's type, where they belong, wrapped keys. Out: the bytes that DynamoDB stores, and
 * values again, or 5E001. Knows neither DynamoDB nor JDBC.
 */
@NullMarked
package io.encdynamo.crypto;

import org.jspecify.annotations.NullMarked;
