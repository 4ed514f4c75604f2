/**
 * DynamoDB itself (and KMS, where master keys are): its client, requests, pages, retries, and the
 * way between its attribute values and ours. In: the records of {@code dynamo.access}, the ciphers
 * of a table. Out: cursors of rows whose encrypted values are decrypted when they are first needed,
 * counts of items written, the store of the catalog; and every failure as a {@link
 * io.encdynamo.error.DriverException}.
 */
@NullMarked
package io.encdynamo.dynamo;

import org.jspecify.annotations.NullMarked;
