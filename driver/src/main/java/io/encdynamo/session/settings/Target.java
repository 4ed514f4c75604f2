package io.encdynamo.session.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the tables are. */
public sealed interface Target {

  /** DynamoDB in a region of AWS, such as {@code eu-central-1}. */
  record Aws(String region) implements Target {}

  /** A DynamoDB-compatible endpoint: scheme, host and port, nothing more. */
  record Endpoint(URI uri) implements Target {}

  /**
   * The embedded endpoint.
   *
   * @param directory where its data lies, absolute; null for the one in memory
   */
  record Local(@Nullable Path directory) implements Target {}
}
