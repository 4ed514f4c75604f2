package io.encdynamo.local.endpoint;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where DynamoDB Local's classes are: wherever this class's own loaders find classes. */
final class ServerClassPath {
  private ServerClassPath() {}

  static String text() {
    Set<String> entries = new LinkedHashSet<>();
    add(ServerClassPath.class.getProtectionDomain().getCodeSource().getLocation(), entries);
    for (ClassLoader loader = ServerClassPath.class.getClassLoader();
        loader != null;
        loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          add(url, entries);
        }
      }
    }
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        entries.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /** What is no file cannot be on another JVM's class path. */
  private static void add(URL url, Set<String> entries) {
    if ("file".equals(url.getProtocol())) {
      try {
        URI uri = url.toURI();
        entries.add(Path.of(uri).toString());
      } catch (URISyntaxException e) {
        // a URL with a blank or the like that was not escaped
        entries.add(Path.of(url.getPath()).toString());
      }
    }
  }
}
