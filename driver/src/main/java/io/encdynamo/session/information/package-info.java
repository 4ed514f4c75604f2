/**
 * What there is: the tables of {@code information_schema}, DESCRIBE and SHOW. In: the verified
 * catalog, and the names that DynamoDB lists. Out: rows.
 */
@NullMarked
package io.encdynamo.session.information;

import org.jspecify.annotations.NullMarked;
