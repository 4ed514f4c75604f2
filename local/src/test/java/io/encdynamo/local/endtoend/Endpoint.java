package io.encdynamo.local.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.encdynamo.local.endpoint.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** What the tests run on. Each is started once, when it is first needed, and ends with the JVM. */
enum Endpoint {
  DYNAMODB_LOCAL {
    @Override
    URI uri() {
      return DynamoDbLocal.ADDRESS;
    }
  },

  LOCALSTACK {
    @Override
    void assumeAvailable() {
      assumeTrue(
          DockerClientFactory.instance().isDockerAvailable(),
          "LocalStack runs in Docker, and there is no Docker here: not tested on LocalStack");
    }

    @Override
    URI uri() {
      return LocalStack.ADDRESS;
    }
  };

  abstract URI uri();

  /** Skips the test that asks if this endpoint cannot be had. */
  void assumeAvailable() {}

  private static final class DynamoDbLocal {
    static final URI ADDRESS = start();

    /** Starts a process that ends with its input, which is when this JVM does. */
    private static URI start() {
      try {
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = Objects.requireNonNull(answer.readLine(), "DynamoDB Local did not start");
        return URI.create("http://127.0.0.1:" + line.substring(line.lastIndexOf(' ') + 1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class LocalStack {
    /** The last release that runs without a token. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    static final URI ADDRESS = start();

    @SuppressWarnings("resource") // Testcontainers stops it after the JVM
    private static URI start() {
      LocalStackContainer container =
          new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb", "kms");
      container.start();
      return container.getEndpoint();
    }
  }
}
