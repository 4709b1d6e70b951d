package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-8, D-4: the list of messages over HTTP, filtered and in pages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesScenarioTest {
  private static final String GREETING =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "%s",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final int PEOPLE = 5;

  private final List<String> people = new ArrayList<>();
  private OpenServer server;
  private String news = "";
  private String notices = "";

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new OpenServer(folder);
    news = server.active(GREETING.formatted("marketing"));
    notices = server.active(GREETING.formatted("transactional"));
    for (int number = 0; number < PEOPLE; number++) {
      people.add(server.make("/v1/contacts", "{\"phone\": \"+3361111000%d\"}".formatted(number)));
      server.enroll(news, people.getLast());
      server.enroll(notices, people.getLast());
      server.advance("PT1M");
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void showsEverythingOfAContact() {
    var messages = server.messages("contactId=" + people.getFirst());

    assertThat(messages).hasSize(2);
    assertThat(messages)
        .filteredOn(message -> message.path("state").asText().equals("sent"))
        .allSatisfy(it -> assertThat(it.path("to").asText()).isEqualTo("+33611110000"));
    assertThat(states(messages)).containsExactlyInAnyOrder("sent", "skipped");
  }

  @Test
  void showsEverythingOfAnAutomation() {
    var sent = server.messages("automationId=" + notices);
    var skipped = server.messages("automationId=" + news);

    assertThat(sent).hasSize(PEOPLE);
    assertThat(states(sent)).containsOnly("sent");
    assertThat(sent).allSatisfy(it -> assertThat(it.path("provider").asText()).isEqualTo("twilio"));
    assertThat(skipped).hasSize(PEOPLE);
    assertThat(skipped).allSatisfy(it -> assertThat(it.path("reason").asText()).isNotEmpty());
  }

  @Test
  void combinesFilters() {
    assertThat(server.messages("state=skipped")).hasSize(PEOPLE);
    assertThat(server.messages("state=sent&automationId=" + news)).isEmpty();
    assertThat(server.messages("state=sent&automationId=" + notices)).hasSize(PEOPLE);
    assertThat(server.messages("state=skipped&contactId=" + people.getLast())).hasSize(1);
    assertThat(server.messages("state=failed")).isEmpty();
    assertThat(server.messages("contactId=nobody")).isEmpty();
  }

  @Test
  void givesEveryMessageOnceInPagesOfAnySizeNewestFirst() {
    var whole = ids(server.messages("limit=200"));

    for (int size = 1; size <= 4; size++) {
      assertThat(ids(server.messages("limit=" + size))).as("pages of " + size).isEqualTo(whole);
      assertThat(server.messages("state=skipped&limit=" + size)).hasSize(PEOPLE);
      assertThat(server.messages("automationId=%s&limit=%d".formatted(news, size))).hasSize(PEOPLE);
    }
    assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2 * PEOPLE);
    assertThat(server.messages("limit=2").stream().map(it -> it.path("at").asText()).toList())
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  private static List<String> ids(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("id").asText()).toList();
  }

  private static List<String> states(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("state").asText()).toList();
  }
}
