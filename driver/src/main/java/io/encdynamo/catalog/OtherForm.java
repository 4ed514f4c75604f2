package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * The second form in which values of a column may be stored while its encryption changes.
 *
 * @param encryption null for in clear; a {@link JobEntry} says until when that is accepted
 */
public record OtherForm(@Nullable Encryption encryption) {}
