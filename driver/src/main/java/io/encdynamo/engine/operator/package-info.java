/**
 * Operators: cursors made of cursors, one a file. They stream wherever the algorithm allows; joins
 * hold their build side, groups their keys, sorts their rows, and charge them to the statement's
 * memory. Each looks at the cancel signal at least every thousand rows and closes what it reads
 * from.
 */
@NullMarked
package io.encdynamo.engine.operator;

import org.jspecify.annotations.NullMarked;
