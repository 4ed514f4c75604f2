/**
 * The table of errors. In: an {@link io.encdynamo.error.ErrorCode} and what it speaks of (names and
 * positions, never keys, values or literals). Out: a {@link io.encdynamo.error.DriverException},
 * which room {@code jdbc} turns into the {@code SQLException} of its class.
 */
@NullMarked
package io.encdynamo.error;

import org.jspecify.annotations.NullMarked;
