/** What every statement of a session works with: settings, client, catalog, memory. */
@NullMarked
package io.encdynamo.session.context;

import org.jspecify.annotations.NullMarked;
