/**
 * Encryption measured beside the same primitives called by hand, and what opening a connection asks
 * of DynamoDB. In: the driver's jar and Tink. Out: ratios, and a number of round trips.
 */
@NullMarked
package io.encdynamo.bench.crypto;

import org.jspecify.annotations.NullMarked;
