/**
 * What reading through the driver costs beside the bare SDK: the same items, over the same HTTP
 * client, from an endpoint in another JVM.
 */
@NullMarked
package io.encdynamo.bench.access;

import org.jspecify.annotations.NullMarked;
