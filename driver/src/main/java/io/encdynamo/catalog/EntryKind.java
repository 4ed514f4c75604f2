package io.encdynamo.catalog;

import org.jspecify.annotations.Nullable;

/** What a catalog entry describes; its number is stored. */
enum EntryKind {
  TABLE(1),
  KEY(2),
  DOMAIN(3),
  JOB(4),
  VIEW(5);

  private final int code;

  EntryKind(int code) {
    this.code = code;
  }

  byte code() {
    return (byte) code;
  }

  static @Nullable EntryKind of(byte code) {
    for (EntryKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }
}
