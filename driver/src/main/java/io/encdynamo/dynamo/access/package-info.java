/**
 * What is asked of DynamoDB, as records: which items by which path, filtered how, and what is
 * written on which condition. In: values in clear, already converted to the types of their columns.
 * Room {@code plan} builds these; room {@code dynamo} encrypts what they hold and carries them out.
 */
@NullMarked
package io.encdynamo.dynamo.access;

import org.jspecify.annotations.NullMarked;
