package io.encdynamo.local.demo;

import io.encdynamo.local.endpoint.LocalEndpointProvider;
import io.encdynamo.spi.EndpointProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table of pynamodb_mate's manual as Python leaves it in DynamoDB, put there with the plain AWS
 * SDK, and its password in a file.
 */
final class PythonTable {
  private static final String NAME = "pynamodb-mate-example-client-side-encryption";
  private static final String PASSWORD = "my-password";
  private static final Map<String, AttributeValue> ITEM =
      Map.of(
          "aid", AttributeValue.fromS("aid-001"),
          "secret_integer", hex("4b029cf48c3840cf6eceb74e568d0d48"),
          "secret_message", hex("8917175dad40abdad913d9e9b5c22c02462b67784f8beb49885b4a3c90eedcff"),
          "secret_binary", ascii("{\"nonce\": \"h7PYfVMR0%\", \"token\": \"<5UTbuxi_674Yx|q{I\"}"),
          "secret_float", ascii("{\"nonce\": \"FTIU)7>ayz\", \"token\": \"o|_U!\"}"),
          "secret_data",
              ascii(
                  "{\"nonce\": \"*6nD)O5pyI\", \"token\":"
                      + " \"_MV*k4Y{(WmL01-?L~jawW#Is3ixE(kTpDUl#_!$G4}\"}"));

  private final Path password;

  /** Makes the table on the endpoint in memory, and the file, which is gone when the JVM ends. */
  PythonTable() throws IOException {
    try (EndpointProvider.Endpoint endpoint = new LocalEndpointProvider().open(null);
        DynamoDbClient client = client(endpoint.uri())) {
      client.createTable(
          request ->
              request
                  .tableName(NAME)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("aid")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName("aid")
                          .keyType(KeyType.HASH)
                          .build()));
      client.waiter().waitUntilTableExists(request -> request.tableName(NAME));
      client.putItem(request -> request.tableName(NAME).item(ITEM));
    }
    password = Files.createTempFile("encdynamo-demo", ".password");
    password.toFile().deleteOnExit();
    Files.writeString(password, PASSWORD);
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /** Chapters with the path of the password's file filled in. */
  List<Chapter> in(List<Chapter> chapters) {
    String path = password.toString().replace("'", "''");
    return chapters.stream()
        .map(chapter -> new Chapter(chapter.heading(), chapter.sql().replace("${password}", path)))
        .toList();
  }

  private static AttributeValue hex(String bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(HexFormat.of().parseHex(bytes)));
  }

  private static AttributeValue ascii(String text) {
    return AttributeValue.fromB(SdkBytes.fromString(text, StandardCharsets.US_ASCII));
  }
}
