package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B8: what a provider refused is resent over the API, and never twice by accident")
class ResendScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String PHONE = "+33612345699";
  private static final String REASON = "Twilio has no route from this sender to this number.";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String contact;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE)));
  }

  @Test
  void resendsOneMessageOnce() {
    var id = fails();
    var path = "/v1/messages/" + id + "/resend";

    var forbidden = server.send(server.as(Role.ANALYST, path).POST(BodyPublishers.noBody()));
    var unknown = server.call("POST", "/v1/messages/nothing/resend", "");
    server.twilio().accepts(PHONE);
    var first = server.call("POST", path, "");
    server.advance("PT1M");
    var second = server.call("POST", path, "");

    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body()).contains("message.not-resendable");
    assertThat(server.twilio().countsBySendId()).containsEntry(id, 1L);
    assertThat(server.get("/v1/audit").body()).contains("message.resend");
  }

  @Test
  void resendsAllThatWereRefusedForOneReason() {
    var id = fails();
    var reason = URLEncoder.encode(REASON, StandardCharsets.UTF_8);

    assertThat(server.call("POST", "/v1/messages/resends", "").status()).isEqualTo(400);
    server.twilio().accepts(PHONE);
    var many = server.call("POST", "/v1/messages/resends?reason=" + reason, "");
    server.advance("PT1M");

    assertThat(many.status()).isEqualTo(202);
    assertThat(many.body()).contains("\"resent\":1", "\"more\":false");
    assertThat(server.twilio().countsBySendId()).containsEntry(id, 1L);
  }

  private String fails() {
    server.twilio().refuses(PHONE, 21612);
    server.enroll(server.active(FLOW), contact);
    server.advance("PT1M");
    var failed = server.messages("state=failed").getFirst();
    assertThat(failed.path("reason").asText()).isEqualTo(REASON);
    return failed.path("id").asText();
  }
}
