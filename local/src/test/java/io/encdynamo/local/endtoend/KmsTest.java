package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Master keys in a KMS that others wrote; the double of the other tests is ours. */
class KmsTest extends EndToEnd {
  private static final Pattern ARN = Pattern.compile("\"Arn\"\\s*:\\s*\"([^\"]+)\"");

  @Test
  void aCatalogAndAKeyAreOpenedByTheirMasterKeysAlone()
      throws IOException, InterruptedException, SQLException {
    assumeTrue(
        endpoint == Endpoint.LOCALSTACK, "DynamoDB Local has no KMS: tested on LocalStack alone");
    String root = createKey();
    String other = createKey();
    try (Database owner = Database.open(urlOf(root))) {
      owner.run("CREATE CATALOG");
      owner.run("CREATE KEY hr USING 'kms:" + other + "'");
      owner.run("CREATE TABLE person (id STRING PRIMARY KEY, name STRING ENCRYPTED KEY hr)");
      owner.run("INSERT INTO person (id, name) VALUES ('1', 'Ann')");
    }
    try (Database reader = Database.open(urlOf(root))) {
      assertThat(reader.value("SELECT name FROM person")).isEqualTo("Ann");
    }
    Refusal wrong =
        Refusal.of(
            "another master key",
            () -> {
              try (Database reader = Database.open(urlOf(other))) {
                reader.value("SELECT name FROM person");
              }
            });
    assertThat(wrong.state()).isEqualTo("5E002");
  }

  private String urlOf(String masterKey) {
    return url(
            "keys=kms:" + masterKey,
            "kmsEndpoint=" + endpoint.uri(),
            "region=us-east-1",
            "user=test",
            "password=test")
        .replace(catalog, catalog + "_kms");
  }

  /** The ARN of a new symmetric key. LocalStack does not check who signs. */
  private String createKey() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.uri())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "TrentService.CreateKey")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kms/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    Matcher arn = ARN.matcher(answer);
    assertThat(arn.find()).as(answer).isTrue();
    return arn.group(1);
  }
}
