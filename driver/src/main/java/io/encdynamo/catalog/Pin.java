package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;

/**
 * The newest state of a catalog that somebody has seen.
 *
 * @param hash SHA-256 of the manifest
 */
record Pin(Id16 catalogId, long epoch, Bytes hash) {

  static Pin of(Manifest manifest, Bytes stored) {
    return new Pin(manifest.catalogId(), manifest.epoch(), Sha256.of(stored));
  }
}
