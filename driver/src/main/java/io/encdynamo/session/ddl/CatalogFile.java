package io.encdynamo.session.ddl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.encdynamo.catalog.StoredCatalog;
import io.encdynamo.crypto.Bytes;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of EXPORT CATALOG and IMPORT CATALOG (format page, An exported catalog). */
final class CatalogFile {
  private static final String FORMAT = "encdynamo catalog 1";

  /** A catalog has at most a few thousand entries; what is longer is none. */
  private static final int LONGEST = 256 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final Path path;

  CatalogFile(String name) {
    this.name = name;
    try {
      this.path = Path.of(name);
    } catch (InvalidPathException noPath) {
      throw failed("this is no path of a file");
    }
  }

  /**
   * Writes a catalog into a new file that only its owner may read.
   *
   * @param table the name of the catalog's table, for the reader
   * @throws DriverException 58030 if there is a file already, or it cannot be written
   */
  void write(StoredCatalog catalog, String table) {
    byte[] bytes = json(catalog, table).toPrettyString().concat("\n").getBytes(UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly())) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException there) {
      throw failed("it exists already and is not overwritten; choose another name");
    } catch (NoSuchFileException nowhere) {
      throw failed("there is no such directory");
    } catch (IOException failure) {
      throw failed("it cannot be written (" + failure.getClass().getSimpleName() + ")");
    }
  }

  private FileAttribute<?>[] ownersOnly() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static ObjectNode json(StoredCatalog catalog, String table) {
    StoredCatalog.Root root = catalog.root();
    Bytes manifest = catalog.manifest();
    if (root == null || manifest == null) {
      throw new IllegalStateException("An authentic catalog has a root key and a manifest");
    }
    ObjectNode file = JSON.createObjectNode().put("format", FORMAT).put("table", table);
    file.putObject("root")
        .put("catalogId", text(root.catalogId()))
        .put("blob", text(root.blob()))
        .put("commit", text(root.commit()));
    file.put("manifest", text(manifest));
    ArrayNode entries = file.putArray("entries");
    for (StoredCatalog.Entry entry : catalog.entries()) {
      ObjectNode item = entries.addObject().put("entry", entry.entry());
      if (entry.name() != null) {
        item.put("name", entry.name());
      }
      item.put("bytes", text(entry.bytes()));
    }
    return file;
  }

  private static String text(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }

  /**
   * Reads a catalog, and believes nothing of it.
   *
   * @throws DriverException 58030 if it cannot be read, or is no such file
   */
  StoredCatalog read() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (NoSuchFileException missing) {
      throw failed("there is no such file");
    } catch (IOException failure) {
      throw failed("it cannot be read (" + failure.getClass().getSimpleName() + ")");
    }
    if (bytes.length > LONGEST) {
      throw malformed();
    }
    JsonNode file;
    try {
      file = JSON.readTree(bytes);
    } catch (IOException noJson) {
      throw malformed();
    }
    if (!FORMAT.equals(string(file, "format"))) {
      throw malformed();
    }
    JsonNode root = file.path("root");
    List<StoredCatalog.Entry> entries = new ArrayList<>();
    for (JsonNode item : file.path("entries")) {
      entries.add(
          new StoredCatalog.Entry(
              required(item, "entry"), bytes(item, "bytes"), string(item, "name")));
    }
    return new StoredCatalog(
        new StoredCatalog.Root(
            bytes(root, "catalogId"), bytes(root, "blob"), bytes(root, "commit")),
        bytes(file, "manifest"),
        entries);
  }

  private static @Nullable String string(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value == null || !value.isTextual() ? null : value.textValue();
  }

  private String required(JsonNode object, String field) {
    String text = string(object, field);
    if (text == null) {
      throw malformed();
    }
    return text;
  }

  private Bytes bytes(JsonNode object, String field) {
    try {
      return Bytes.of(Base64.getDecoder().decode(required(object, field)));
    } catch (IllegalArgumentException noBase64) {
      throw malformed();
    }
  }

  private DriverException malformed() {
    return failed("it is no exported catalog, or damaged");
  }

  private DriverException failed(String reason) {
    return new DriverException(ErrorCode.FILE_FAILED, name, reason);
  }
}
