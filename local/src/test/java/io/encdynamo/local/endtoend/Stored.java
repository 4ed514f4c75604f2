package io.encdynamo.local.endtoend;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables as the plain AWS SDK sees them, without the driver and without keys. */
final class Stored implements AutoCloseable {
  private final DynamoDbClient client;

  Stored(URI endpoint) {
    client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(Apache5HttpClient.create())
            .build();
  }

  List<String> tables() {
    return List.copyOf(client.listTablesPaginator().tableNames().stream().toList());
  }

  /** Makes a table with the key {@code id}, a string, that no catalog knows. */
  void createTable(String table) {
    createTable(table, "id", ScalarAttributeType.S);
  }

  /** Makes a table with one key, that no catalog knows. */
  void createTable(String table, String key, ScalarAttributeType type) {
    client.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder().attributeName(key).attributeType(type).build())
                .keySchema(
                    KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build()));
    client.waiter().waitUntilTableExists(request -> request.tableName(table));
  }

  void deleteTable(String table) {
    client.updateTable(request -> request.tableName(table).deletionProtectionEnabled(false));
    client.deleteTable(request -> request.tableName(table));
    client.waiter().waitUntilTableNotExists(request -> request.tableName(table));
  }

  /** Whether DynamoDB refuses to delete a table. */
  boolean isProtected(String table) {
    return Boolean.TRUE.equals(
        client
            .describeTable(request -> request.tableName(table))
            .table()
            .deletionProtectionEnabled());
  }

  List<Map<String, AttributeValue>> items(String table) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .forEach(items::add);
    return items;
  }

  /** The item in which an attribute is this text. */
  Map<String, AttributeValue> item(String table, String attribute, String text) {
    return items(table).stream()
        .filter(item -> AttributeValue.fromS(text).equals(item.get(attribute)))
        .findFirst()
        .orElseThrow();
  }

  /**
   * All bytes of a table in one Latin-1 text, which any byte string can be looked for in: names and
   * values of all attributes.
   */
  String bytes(String table) {
    StringBuilder all = new StringBuilder();
    for (Map<String, AttributeValue> item : items(table)) {
      item.forEach((name, value) -> all.append(name).append(' ').append(bytes(value)).append('\n'));
    }
    return all.toString();
  }

  private static String bytes(AttributeValue value) {
    return value.type() == AttributeValue.Type.B
        ? value.b().asString(StandardCharsets.ISO_8859_1)
        : value.toString();
  }

  void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }

  void delete(String table, Map<String, AttributeValue> key) {
    client.deleteItem(request -> request.tableName(table).key(key));
  }

  /** Puts an item again with one attribute changed. */
  void replace(
      String table, Map<String, AttributeValue> item, String attribute, AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(attribute, value);
    put(table, changed);
  }

  /** Puts an item again without one of its attributes. */
  void remove(String table, Map<String, AttributeValue> item, String attribute) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.remove(attribute);
    put(table, changed);
  }

  /** The key version that a ciphertext names: four bytes behind the suite, in hex. */
  static String version(AttributeValue value) {
    return HexFormat.of().formatHex(value.b().asByteArray(), 1, 5);
  }

  /** The value with its last bit turned over. */
  static AttributeValue flipped(AttributeValue value) {
    byte[] bytes = value.b().asByteArray();
    bytes[bytes.length - 1] ^= 1;
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }

  @Override
  public void close() {
    client.close();
  }
}
