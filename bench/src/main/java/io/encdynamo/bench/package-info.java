/**
 * Speed, measured beside other ways to do the same. In: the names of the suites to run. Out:
 * medians as they are found, then one line for each aim. Each suite has a package of its own.
 */
@NullMarked
package io.encdynamo.bench;

import org.jspecify.annotations.NullMarked;
