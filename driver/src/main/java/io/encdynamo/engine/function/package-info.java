/**
 * The functions of the language. Each is declared once, with its name, its arguments, its result,
 * what it does with NULL and MISSING, a sentence of documentation and its body; look-up, type
 * checks, the list for JDBC and the documentation page come out of {@link
 * io.encdynamo.engine.function.FunctionTable}.
 */
@NullMarked
package io.encdynamo.engine.function;

import org.jspecify.annotations.NullMarked;
