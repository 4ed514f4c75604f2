/**
 * From syntax tree to something that runs. In: a statement's tree, the tables the catalog knows,
 * the settings. Out: a {@link io.encdynamo.plan.Plan}: names bound, types known, the access path
 * chosen, the rest compiled for the engine.
 */
@NullMarked
package io.encdynamo.plan;

import org.jspecify.annotations.NullMarked;
