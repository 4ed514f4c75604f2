package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.value.SqlType;

/**
 * What the columns of a DOMAIN have in common, so that equal values of them look alike. The first
 * column that names it makes it.
 *
 * @param keyId their data key
 * @param type without limits of length: they change nothing of what is stored
 * @param padded whether lengths are hidden
 * @param blindIndexBits length of the blind index; 0 for DETERMINISTIC columns
 */
public record DomainEntry(
    String name, Id16 keyId, SqlType type, boolean padded, int blindIndexBits) {}
