/**
 * What a connection is told: each property declared once, as a typed object. In: a URL and
 * Properties. Out: {@link io.encdynamo.session.settings.Settings}, where every value is checked, or
 * an error that names the property and what was expected. No secret is in any text it makes.
 */
@NullMarked
package io.encdynamo.session.settings;

import org.jspecify.annotations.NullMarked;
