/**
 * Factories of evaluators, one class a family: constants, slots and paths, comparison, three-valued
 * logic, arithmetic, text, conditionals, casts, constructors. In: evaluators of the operands. Out:
 * an evaluator that has chosen its special case (constant operand, known pattern) once, not per
 * row.
 */
@NullMarked
package io.encdynamo.engine.expression;

import org.jspecify.annotations.NullMarked;
