package io.encdynamo.crypto;

/**
 * One version of a data key, as the catalog stores it.
 *
 * @param kvid its number, unsigned, unique in the catalog and never used again
 * @param wrapped the blob that the provider made of its 32 bytes
 * @param commitment 32 bytes derived from the key; verified after each unwrapping
 */
public record KeyVersion(int kvid, KeyState state, Bytes wrapped, Bytes commitment) {}
