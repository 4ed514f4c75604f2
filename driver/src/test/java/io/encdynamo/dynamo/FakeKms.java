package io.encdynamo.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Speaks KMS's JSON protocol (API reference, Encrypt and Decrypt) on the loopback interface. Like
 * KMS it binds the encryption context, and refuses a ciphertext that another key made.
 */
final class FakeKms implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was asked: the operation, the key named, the context. */
  record Asked(String operation, String keyId, Map<String, String> context) {}

  /** An error that every request about a key gets. */
  record Failure(int status, String code) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable CountDownLatch silence;

  private FakeKms(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static FakeKms start() throws IOException {
    return new FakeKms(0);
  }

  /** The same service after an outage: its keys, at its port. */
  FakeKms startAgain() throws IOException {
    FakeKms again = new FakeKms(server.getAddress().getPort());
    again.keys.putAll(keys);
    again.aliases.putAll(aliases);
    return again;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes a key; its ARN. */
  String key(String id, String alias) {
    String arn = "arn:aws:kms:eu-central-1:123456789012:key/" + id;
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) (keys.size() + 1));
    keys.put(arn, secret);
    aliases.put(alias, arn);
    aliases.put(id, arn);
    return arn;
  }

  /** From now on every request about the key fails; null ends that. */
  void fail(String arn, @Nullable Failure failure) {
    if (failure == null) {
      failures.remove(arn);
    } else {
      failures.put(arn, failure);
    }
  }

  /** From now on nothing is answered, until {@link #speak}. */
  void fallSilent() {
    silence = new CountDownLatch(1);
  }

  void speak() {
    CountDownLatch waiting = silence;
    silence = null;
    if (waiting != null) {
      waiting.countDown();
    }
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = target.substring(target.indexOf('.') + 1);
      Map<String, String> context = new TreeMap<>();
      request
          .path("EncryptionContext")
          .properties()
          .forEach(pair -> context.put(pair.getKey(), pair.getValue().asText()));
      String keyId = request.path("KeyId").asText();
      asked.add(new Asked(operation, keyId, context));
      CountDownLatch waiting = silence;
      if (waiting != null) {
        waiting.await();
      }
      String arn = aliases.getOrDefault(keyId, keyId);
      byte[] secret = keys.get(arn);
      Failure failure = secret == null ? new Failure(400, "NotFoundException") : failures.get(arn);
      if (failure != null || secret == null) {
        fail(exchange, failure == null ? new Failure(500, "") : failure);
        return;
      }
      ObjectNode answer = JSON.createObjectNode().put("KeyId", arn);
      answer.put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
      try {
        switch (operation) {
          case "Encrypt" ->
              answer.put(
                  "CiphertextBlob",
                  crypt(Cipher.ENCRYPT_MODE, secret, context, request, "Plaintext"));
          case "Decrypt" ->
              answer.put(
                  "Plaintext",
                  crypt(Cipher.DECRYPT_MODE, secret, context, request, "CiphertextBlob"));
          default -> throw new IllegalStateException(operation);
        }
        send(exchange, 200, answer);
      } catch (GeneralSecurityException wrong) {
        fail(exchange, new Failure(400, "InvalidCiphertextException"));
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static String crypt(
      int mode, byte[] secret, Map<String, String> context, JsonNode request, String field)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = Arrays.copyOf(context.toString().getBytes(StandardCharsets.UTF_8), 12);
    cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(context.toString().getBytes(StandardCharsets.UTF_8));
    byte[] input = Base64.getDecoder().decode(request.path(field).asText());
    return Base64.getEncoder().encodeToString(cipher.doFinal(input));
  }

  private static void fail(HttpExchange exchange, Failure failure) throws IOException {
    send(
        exchange,
        failure.status(),
        JSON.createObjectNode()
            .put("__type", failure.code())
            .put("message", "User: arn:aws:iam::123456789012:user/ann " + failure.code()));
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    speak();
    server.stop(0);
    threads.shutdownNow();
  }
}
