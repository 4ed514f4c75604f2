/**
 * Random statements, made from a seed and compared with H2. In: a seed. Out: statements that both
 * understand and that have one answer: what H2 lacks or legitimately answers otherwise is left out,
 * with the reason where it would stand.
 */
@NullMarked
package io.encdynamo.plan.random;

import org.jspecify.annotations.NullMarked;
