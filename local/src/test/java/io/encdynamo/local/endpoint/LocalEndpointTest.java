package io.encdynamo.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.EndpointProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalEndpointTest {
  private final EndpointProvider provider = new LocalEndpointProvider();

  @Test
  void isFoundAsService() {
    assertThat(ServiceLoader.load(EndpointProvider.class))
        .hasOnlyElementsOfType(LocalEndpointProvider.class);
  }

  @Test
  void allUsesInMemoryShareOneServerThatEndsWithTheLast() throws Exception {
    EndpointProvider.Endpoint first = provider.open(null);
    URI uri;
    try (EndpointProvider.Endpoint second = new LocalEndpointProvider().open(null)) {
      uri = first.uri();
      assertThat(second.uri()).isEqualTo(uri);
      assertThat(second.masterKey()).hasSize(32).isEqualTo(first.masterKey());
      assertThat(second.instance()).isEqualTo(first.instance());
      first.close();
      first.close();
      assertThat(request(uri, "ListTables", "{}")).contains("TableNames");
    }
    assertThatThrownBy(() -> request(uri, "ListTables", "{}")).isInstanceOf(ConnectException.class);
  }

  @Test
  void whatWasInMemoryIsGoneAndItsKeyToo() throws Exception {
    String instance;
    byte[] key;
    try (EndpointProvider.Endpoint endpoint = provider.open(null)) {
      instance = endpoint.instance();
      key = endpoint.masterKey();
      createTable(endpoint.uri());
    }
    try (EndpointProvider.Endpoint endpoint = provider.open(null)) {
      assertThat(endpoint.instance()).isNotEqualTo(instance);
      assertThat(endpoint.masterKey()).isNotEqualTo(key);
      assertThat(request(endpoint.uri(), "ListTables", "{}")).doesNotContain("kept");
    }
  }

  @Test
  void aDirectoryKeepsDataAndKey(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("new");
    byte[] key;
    try (EndpointProvider.Endpoint endpoint = provider.open(data)) {
      key = endpoint.masterKey();
      createTable(endpoint.uri());
    }
    assertThat(Base64.getDecoder().decode(Files.readString(data.resolve("master.key"))))
        .isEqualTo(key);
    try (EndpointProvider.Endpoint endpoint = provider.open(data)) {
      assertThat(endpoint.masterKey()).isEqualTo(key);
      assertThat(request(endpoint.uri(), "ListTables", "{}")).contains("kept");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theKeyFileIsTheOwnersAlone(@TempDir Path directory) throws Exception {
    provider.open(directory).close();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("master.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyFileThatHoldsNoKeyIsNotReplaced(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("master.key");
    Files.writeString(file, "c2hvcnQ=");
    assertThatThrownBy(() -> provider.open(directory))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .hasMessageContaining("master.key")
        .hasMessageNotContaining("c2hvcnQ");
    assertThat(file).hasContent("c2hvcnQ=");
  }

  @Test
  void listensOnTheLoopbackInterfaceAlone() throws Exception {
    try (EndpointProvider.Endpoint endpoint = provider.open(null)) {
      int port = endpoint.uri().getPort();
      assertThat(connects(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)).isTrue();
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address : network.inetAddresses().toList()) {
          if (!address.isLoopbackAddress()) {
            assertThat(connects(address, port)).as("%s", address).isFalse();
          }
        }
      }
    }
  }

  @Test
  void aDirectoryBelongsToOneProcess(@TempDir Path directory) throws Exception {
    Process other = otherJvm(directory.toString());
    try (BufferedReader output = output(other)) {
      assertThat(output.readLine()).startsWith("http://127.0.0.1:");
      assertThatThrownBy(() -> provider.open(directory))
          .isInstanceOfSatisfying(
              DriverException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_IN_USE))
          .hasMessageContaining(directory.toRealPath().toString());
    } finally {
      other.destroyForcibly().waitFor();
    }
    // the killed process's child notices, and lets the directory go
    provider.open(directory).close();
  }

  @Test
  void theChildEndsWithItsParentHoweverThatEnds(@TempDir Path directory) throws Exception {
    Process parent = otherJvm(directory.toString());
    try (BufferedReader output = output(parent)) {
      assertThat(output.readLine()).startsWith("http://");
      List<ProcessHandle> children = parent.descendants().toList();
      assertThat(children).isNotEmpty();
      parent.destroyForcibly().waitFor();
      for (ProcessHandle child : children) {
        child.onExit().get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void anOpenEndpointNeitherKeepsTheJvmAliveNorPrintsAnything() throws Exception {
    Process parent = otherJvm("");
    try (BufferedReader output = output(parent)) {
      assertThat(output.readLine()).startsWith("http://");
      List<ProcessHandle> children = parent.descendants().toList();
      // its main returns now, without closing the endpoint
      parent.getOutputStream().close();
      assertThat(output.readLine()).isNull();
      assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(parent.exitValue()).isZero();
      for (ProcessHandle child : children) {
        child.onExit().get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void leavesNothingInTheTemporaryDirectory() throws Exception {
    List<Path> before = temporaryDirectories();
    provider.open(null).close();
    assertThat(temporaryDirectories()).isSubsetOf(before);
  }

  private static List<Path> temporaryDirectories() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("encdynamo")).toList();
    }
  }

  /** A program that opens an endpoint, prints where, and returns when its input ends. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      EndpointProvider.Endpoint endpoint =
          new LocalEndpointProvider().open(arguments[0].isEmpty() ? null : Path.of(arguments[0]));
      System.out.println(endpoint.uri());
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static Process otherJvm(String directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            ServerClassPath.text(),
            Program.class.getName(),
            directory)
        .redirectErrorStream(true)
        .start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static boolean connects(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void createTable(URI uri) throws Exception {
    request(
        uri,
        "CreateTable",
        "{\"TableName\":\"kept\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]}");
  }

  private static String request(URI uri, String action, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(20))
            .header("X-Amz-Target", "DynamoDB_20120810." + action)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }
}
