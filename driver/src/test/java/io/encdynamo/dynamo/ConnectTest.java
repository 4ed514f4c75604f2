package io.encdynamo.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectTest {
  @Test
  void anEndpointThatDoesNotAnswerIsSaidSoInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Duration most = Duration.ofMillis(1_500);
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      try (DynamoClient client = DynamoClient.open(Fakes.settings(url, most))) {
        long start = System.nanoTime();
        assertCannotConnect(client, url);
        // and a second for a slow machine
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most.plusSeconds(1));
      }
    }
  }

  @Test
  void nobodyListeningIsSaidAtOnce() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port;
    try (DynamoClient client = DynamoClient.open(Fakes.settings(url, Duration.ofSeconds(30)))) {
      assertCannotConnect(client, url);
    }
  }

  private static void assertCannotConnect(DynamoClient client, String url) {
    assertThatThrownBy(client::connect)
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANNOT_CONNECT))
        .hasMessageContaining(url);
  }

  @Test
  void settingsPrintNoSecret() {
    ClientSettings settings =
        new ClientSettings(
            null,
            "eu-central-1",
            new ClientSettings.AccessKey("AKIDEXAMPLE", "s3cr3t-key", "s3cr3t-token"),
            null,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            0,
            1,
            URI.create("http://user:s3cr3t-proxy@proxy:3128"),
            "app");
    assertThat(settings.toString() + settings.identity()).doesNotContain("s3cr3t");
  }
}
