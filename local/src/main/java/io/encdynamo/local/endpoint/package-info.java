/**
 * The endpoint behind {@code jdbc:encdynamo:local:}: DynamoDB Local in a JVM of its own, on the
 * loopback interface. In: a directory, or none. Out: where it listens, and the master key that goes
 * with its data. It starts with its first use and ends with its last, or with this JVM.
 */
@NullMarked
package io.encdynamo.local.endpoint;

import org.jspecify.annotations.NullMarked;
