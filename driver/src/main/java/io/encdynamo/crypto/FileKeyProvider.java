package io.encdynamo.crypto;

import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;

/** {@code file:<path>}: a master key in a file. */
final class FileKeyProvider implements KeyProvider {
  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    KeyFile file = new KeyFile("file", location);
    return MasterKeyText.read(
        file.read(MasterKeyText.LONGEST, MasterKeyText.EXPECTED), file.toString());
  }
}
