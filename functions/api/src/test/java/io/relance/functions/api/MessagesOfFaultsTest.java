package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Messages state what a value must be, quote the wrong one and suggest the nearest")
class MessagesOfFaultsTest {
  private TestApi api;

  @BeforeAll
  void start(@TempDir Path folder) {
    api = new TestApi(folder);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/contacts?limit=x | request.limit | limit: must be a whole number, not \"x\"",
        "/v1/contacts?query=%20 | request.query | query: must be 1 to 200 characters, not \" \"",
        "/v1/contacts?phone=hello | request.phone | phone: must be a phone number such as"
            + " +33612345678, not \"hello\"",
        "/v1/contacts?listId=x | request.listId | listId: there is no list \"x\"",
        "/v1/automations?query= | request.query | query: must be 1 to 200 characters, not \"\"",
        "/v1/automations?sort=-nme | request.sort | sort: must be one of name, state, trigger,"
            + " timesTriggered, entered, inProgress, updatedAt, createdAt, or one of them after a"
            + " minus, not \"-nme\" (did you mean \"-name\"?)",
        "/v1/audit?resource= | request.resource | resource: must be 1 to 200 characters, not \"\"",
        "/v1/messages?reason= | request.reason | reason: must be 1 to 200 characters, not \"\"",
      })
  void ofQueryParameters(String path, String code, String detail) {
    var answer = api.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("/detail")).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/lists | {\"name\": \"\"} | name: must be 1 to 200 printable characters, not \"\"",
        "/v1/automations | {\"name\": \"x\", \"template\": \"order-confirmatio\"} | template:"
            + " there is no template \"order-confirmatio\" (did you mean"
            + " \"order-confirmation\"?)",
        "/v1/automations | {\"name\": \"x\", \"template\": \"after-stop\", \"locale\": \"de\"} |"
            + " locale: must be \"en\" or \"fr\", not \"de\"",
        "/v1/flows/checks | {\"flow\": {}, \"automation\": \"x\"} | automation: unknown field"
            + " \"automation\" (did you mean \"automationId\"?)",
      })
  void ofBodies(String path, String body, String detail) {
    var answer = api.post(path, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/detail")).isEqualTo(detail);
  }
}
