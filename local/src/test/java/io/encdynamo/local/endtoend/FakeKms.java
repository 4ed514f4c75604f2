package io.encdynamo.local.endtoend;

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
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts in the protocol of KMS, on the loopback interface, and can refuse, fall
 * silent and go away. Keys are made when they are first named.
 */
final class FakeKms implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> keys;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Set<String> unwrapped = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch silence = new CountDownLatch(0);

  private FakeKms(int port, Map<String, byte[]> keys) throws IOException {
    this.keys = keys;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static FakeKms start() throws IOException {
    return new FakeKms(0, new ConcurrentHashMap<>());
  }

  /** The same service after an outage: its keys, at its port. */
  FakeKms startAgain() throws IOException {
    return new FakeKms(server.getAddress().getPort(), keys);
  }

  /** The property that leads here. */
  String property() {
    return "kmsEndpoint=" + uri();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  static String arn(String id) {
    return "arn:aws:kms:us-east-1:123456789012:key/" + id;
  }

  /** From now on a key may not be used: AccessDeniedException. */
  void deny(String arn) {
    refuse(arn, "AccessDeniedException");
  }

  /** From now on every request about a key gets this error. */
  void refuse(String arn, String code) {
    refusals.put(arn, code);
  }

  void allow(String arn) {
    refusals.remove(arn);
  }

  void fallSilent() {
    silence = new CountDownLatch(1);
  }

  void speak() {
    silence.countDown();
  }

  /** The data keys that were given out, in base64 as they stand in its answers. */
  Set<String> unwrapped() {
    return Set.copyOf(unwrapped);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      silence.await();
      String arn = request.path("KeyId").asText();
      String refusal = refusals.get(arn);
      if (refusal != null) {
        refuse(exchange, refusal);
        return;
      }
      boolean encrypts = exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith(".Encrypt");
      byte[] input =
          Base64.getDecoder()
              .decode(request.path(encrypts ? "Plaintext" : "CiphertextBlob").asText());
      byte[] context =
          request.path("EncryptionContext").toString().getBytes(StandardCharsets.UTF_8);
      String output = crypt(encrypts, key(arn), context, input);
      if (!encrypts) {
        unwrapped.add(output);
      }
      ObjectNode answer = JSON.createObjectNode().put("KeyId", arn);
      answer.put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
      send(exchange, 200, answer.put(encrypts ? "CiphertextBlob" : "Plaintext", output));
    } catch (GeneralSecurityException wrong) {
      refuse(exchange, "InvalidCiphertextException");
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] key(String arn) {
    return keys.computeIfAbsent(
        arn,
        any -> {
          byte[] key = new byte[32];
          new SecureRandom().nextBytes(key);
          return key;
        });
  }

  private static String crypt(boolean encrypts, byte[] key, byte[] context, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(context, 12)));
    cipher.updateAAD(context);
    return Base64.getEncoder().encodeToString(cipher.doFinal(input));
  }

  private static void refuse(HttpExchange exchange, String code) throws IOException {
    send(exchange, 400, JSON.createObjectNode().put("__type", code).put("message", code));
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
