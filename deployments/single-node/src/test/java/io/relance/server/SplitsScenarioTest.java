package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-S1, C-S3: splits spread contacts, and reports count them")
class SplitsScenarioTest {
  private static final String SPLIT =
      """
      "kind": "ax-split", "variations": [
        {"id": "short", "name": "Short", "share": 25, "next": "won"},
        {"id": "long", "share": 75, "next": "lost"}]
      """;
  private static final String DISTRIBUTION =
      """
      "kind": "distribution", "rest": "lost", "exits": [
        {"id": "today", "max": 7, "next": "won"}, {"id": "tomorrow", "max": 5, "next": "won"}]
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  void cutsALaunchExactly() {
    var automation = server.active(flow(SPLIT));

    launch(automation, contacts(40));

    var report = server.report(automation);
    assertThat(report.at("/elements/split/exits").toString())
        .isEqualTo("{\"long\":30,\"short\":10}");
    assertThat(report.at("/splits/split/variations").toString())
        .isEqualTo("{\"long\":{\"entered\":30},\"short\":{\"entered\":10}}");
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"abandon\":30,\"success\":10}");
  }

  @Test
  void fillsExitsExactlyUnderOneActivation() {
    var automation = server.active(flow(DISTRIBUTION));
    var contacts = contacts(40);

    launch(automation, contacts.subList(0, 6));
    launch(automation, contacts.subList(6, 40));
    contacts.subList(0, 3).forEach(contact -> server.enroll(automation, contact));
    server.advance("PT1M");

    assertThat(server.report(automation).at("/splits/split/variations").toString())
        .isEqualTo(
            "{\"rest\":{\"entered\":31},\"today\":{\"entered\":7},\"tomorrow\":{\"entered\":5}}");
    server.done(
        "/v1/automations/%s/deactivate".formatted(automation), "{\"inFlight\": \"finish\"}");
    server.done("/v1/automations/%s/activate".formatted(automation), "{}");
    server.enroll(automation, contacts.getFirst());
    server.advance("PT1M");
    assertThat(server.report(automation).at("/splits/split/variations/rest/entered").asInt())
        .isEqualTo(31);
  }

  @Test
  void foretellsExitsInSimulationsAndEstimates() {
    var automation = server.active(flow(DISTRIBUTION));
    var contacts = contacts(1);

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contacts.getFirst()));

    assertThat(simulation.text("/steps/1/type")).isEqualTo("decided");
    assertThat(simulation.text("/steps/1/exit")).isIn("today", "tomorrow");
    assertThat(simulation.text("/ended/outcome")).isEqualTo("success");
    assertThat(server.report(automation).at("/splits/split/variations/today/entered").asInt())
        .isZero();
  }

  @Test
  void showsTheExitOnTheTimeline() {
    var automation = server.active(flow(SPLIT));
    var contact = contacts(1).getFirst();
    server.enroll(automation, contact);
    server.advance("PT1M");

    var items = server.get("/v1/contacts/%s/timeline".formatted(contact)).json().path("items");

    assertThat(items.findValuesAsText("exit")).hasSize(1).isSubsetOf("short", "long");
  }

  private static String flow(String element) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "split", "elements": [
      {"id": "split", "name": "Split", %s},
      {"id": "won", "kind": "end", "outcome": "success"},
      {"id": "lost", "kind": "end", "outcome": "abandon"}]}
    """
        .formatted(element);
  }

  private List<String> contacts(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "{\"phone\": \"+336399801%02d\"}".formatted(at))
        .map(contact -> server.make("/v1/contacts", contact))
        .toList();
  }

  private void launch(String automation, List<String> contacts) {
    server.launch(automation, contacts);
    server.advance("PT5M");
  }
}
