/**
 * What others may plug in: providers of master keys, types of one's own, embedded endpoints. All
 * are found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package io.encdynamo.spi;

import org.jspecify.annotations.NullMarked;
