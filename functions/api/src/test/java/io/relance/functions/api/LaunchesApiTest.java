package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.launches.LaunchPages;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.domain.id.LaunchId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-T4: contacts enter by a launch")
class LaunchesApiTest extends ApiTest {
  @Test
  @DisplayName("C-T4: launches to contacts, each once")
  void launchesToContacts() {
    var automation = active("manual");
    var one = contact("+33639980005");
    var two = contact("+33639980006");
    var answer =
        launch(automation, "{\"contactIds\": [\"%s\", \"%s\", \"%s\"]}".formatted(one, two, one));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("/audienceSize")).isEqualTo("2");
    assertThat(answer.text("/id")).startsWith("launch-");
    assertThat(answer.text("/version")).isEqualTo("1");
    assertThat(api.get("/v1/automations/" + automation).text("/timesTriggered")).isEqualTo("1");
  }

  @Test
  @DisplayName("C-T4: launches to a list")
  void launchesToAList() {
    var automation = active("manual");
    var list = list("Friends");
    api.post(
        "/v1/lists/%s/members".formatted(list),
        "{\"contactIds\": [\"%s\"]}".formatted(contact("+33639980007")));
    var answer = launch(automation, "{\"listId\": \"%s\"}".formatted(list));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("/audienceSize")).isEqualTo("1");
  }

  @Test
  @DisplayName("S-8: launches to a segment, to those who meet criteria, and to everyone")
  void launchesToSegmentsAndCriteria() {
    var automation = active("manual");
    var gold = "{\"property\": \"launchTier\", \"is\": \"gold\"}";
    for (var phone : new String[] {"+33639981001", "+33639981002"}) {
      api.post(
          "/v1/contacts",
          "{\"phone\": \"%s\", \"properties\": {\"launchTier\": \"gold\"}}".formatted(phone));
    }
    var segment =
        api.post("/v1/segments", "{\"name\": \"Gold launch\", \"criteria\": %s}".formatted(gold))
            .text("/id");
    var everyone =
        api.post(
                "/v1/segments/calculations",
                "{\"criteria\": {\"property\": \"createdAt\", \"exists\": true}}")
            .text("/count/all");

    var toSegment = launch(automation, "{\"segmentId\": \"%s\"}".formatted(segment));
    var toCriteria = launch(automation, "{\"criteria\": {\"segment\": \"gold-launch\"}}");
    var toAll = launch(automation, "{\"all\": true}");

    assertThat(toSegment.status()).as(toSegment.body()).isEqualTo(202);
    assertThat(toSegment.text("/audienceSize")).isEqualTo("2");
    assertThat(toSegment.json().at("/audience").toString())
        .isEqualTo("{\"segmentId\":\"%s\"}".formatted(segment));
    assertThat(toCriteria.text("/audienceSize")).isEqualTo("2");
    assertThat(toCriteria.json().at("/audience").toString())
        .isEqualTo("{\"criteria\":{\"segment\":\"gold-launch\"}}");
    assertThat(toAll.text("/audienceSize")).isEqualTo(everyone);
    assertThat(toAll.json().at("/audience").toString()).isEqualTo("{\"all\":true}");
  }

  @Test
  void refusesAudiencesThatAreUnclear() {
    var automation = active("manual");

    assertThat(launch(automation, "{\"all\": false}").faultyPaths())
        .containsExactly("audience.all");
    assertThat(launch(automation, "{\"all\": true, \"listId\": \"x\"}").faultyPaths())
        .containsExactly("audience");
    assertThat(launch(automation, "{\"criteria\": \"all\"}").faultyPaths())
        .containsExactly("audience.criteria");
    var criteria = launch(automation, "{\"criteria\": {\"list\": \"nowhere\"}}");
    assertThat(criteria.status()).isEqualTo(422);
    assertThat(criteria.code()).isEqualTo("criteria.invalid");
    assertThat(criteria.text("/diagnostics/0/code")).isEqualTo("element.unknown-list");
  }

  @Test
  void namesWhatIsWrongWithAnAudience() {
    var automation = active("manual");
    var contact = contact("+33639980008");

    assertThat(launchWith(automation, "{}").faultyPaths()).containsExactly("audience");
    assertThat(launch(automation, "{}").faultyPaths()).containsExactly("audience");
    assertThat(launch(automation, "{\"segmentId\": \"s1\"}").faultyPaths())
        .containsExactly("audience.segmentId");
    assertThat(launch(automation, "{\"listId\": \"unknown\"}").faultyPaths())
        .containsExactly("audience.listId");
    assertThat(launch(automation, "{\"contactIds\": []}").faultyPaths())
        .containsExactly("audience.contactIds");
    assertThat(
            launch(automation, "{\"contactIds\": [\"%s\", \"nobody\", null]}".formatted(contact))
                .faultyPaths())
        .containsExactly("audience.contactIds[2]");
    assertThat(
            launch(automation, "{\"contactIds\": [\"%s\", \"nobody\"]}".formatted(contact))
                .faultyPaths())
        .containsExactly("audience.contactIds[1]");
    assertThat(launch(automation, "{\"people\": []}").faultyPaths())
        .containsExactly("audience.people");
  }

  @Test
  @DisplayName("A-8: launches nothing while inactive")
  void launchesNothingWhileInactive() {
    var contacts = "{\"contactIds\": [\"%s\"]}".formatted(contact("+33639980009"));

    assertThat(launch(automation("manual"), contacts).code()).isEqualTo("automation.inactive");
    assertThat(launch("unknown", contacts).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("C-T1: a recurring automation is launched by request too, and enrolls nobody else")
  void launchesARecurringAutomation() {
    var contact = contact("+33639980041");
    var flow =
        FLOW.replace(
            "{\"kind\": \"%s\"}",
            """
            {"kind": "recurrence", "rule": "FREQ=YEARLY", "start": "2030-01-01", "zone": "project",
             "at": "09:00", "audience": {"criteria": {"reachable": "sms"}}}
            """);
    var made = api.post("/v1/automations", "{\"name\": \"Yearly\", \"flow\": %s}".formatted(flow));
    var automation = made.text("/id");
    api.post("/v1/automations/%s/activate".formatted(automation), "{}");

    var launch = api.get("/v1/launches/" + launched(automation, contact));
    var enrolled =
        api.post(
            "/v1/automations/%s/enrollments".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contact));

    assertThat(launch.text("/enrolled")).isEqualTo("1");
    assertThat(enrolled.code()).isEqualTo("automation.trigger-not-manual");
  }

  @Test
  void refusesWhatCannotBe() {
    var automation = active("manual");
    var ids = "{\"contactIds\": [\"%s\"]}".formatted(contact("+33639980021"));

    assertThat(
            launchWith(automation, "{\"audience\": %s, \"at\": \"2026\"}".formatted(ids))
                .text("/detail"))
        .startsWith("at: must be a time with an offset such as 2026-11-22T10:00:00Z");
    assertThat(
            launchWith(automation, "{\"audience\": %s, \"rate\": 0}".formatted(ids)).faultyPaths())
        .containsExactly("rate");
    assertThat(launch(automation, "{\"listId\": \"nowhere\"}").text("/detail"))
        .isEqualTo("audience.listId: there is no list \"nowhere\"");
  }

  @Test
  void refusesATimeThatIsTooFar() {
    var tooFar = api.clock.instant().plus(Duration.ofDays(367));
    var answer =
        launchWith(
            active("manual"),
            Json.write(
                Map.of("audience", Map.of("listId", list("Customers")), "at", tooFar.toString())));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("at: must be within 366 days");
  }

  @Test
  @DisplayName("C-T4: an audience is the sum of those who are enrolled and excluded")
  void showsWhoIsEnrolledAndWhoIsNot() {
    var automation = once();
    var one = contact("+33639980031");
    var two = contact("+33639980032");
    launched(automation, one);
    var launch = launched(automation, one, two);
    var shown = api.get("/v1/launches/" + launch);

    assertThat(shown.text("/state")).isEqualTo("done");
    assertThat(shown.text("/automationId")).isEqualTo(automation);
    assertThat(shown.text("/audienceSize")).isEqualTo("2");
    assertThat(shown.text("/enrolled")).isEqualTo("1");
    assertThat(shown.text("/excluded/reentry")).isEqualTo("1");
    assertThat(shown.text("/audience/contactIds/1")).isEqualTo(two);
    assertThat(shown.text("/targeted")).isEqualTo("0");
  }

  @Test
  void countsTheSameWhenAPageIsEnrolledAgain() {
    var automation = once();
    var launch = accepted(automation, contact("+33639980033"), contact("+33639980034"));
    api.relance
        .launching()
        .enrollPage()
        .enroll(new LaunchPages.PageMessage(new LaunchId(launch), 0));
    enrolPages();

    assertThat(api.get("/v1/launches/" + launch).text("/enrolled")).isEqualTo("2");
    assertThat(api.get("/v1/launches/" + launch).body()).contains("\"excluded\":{}");
  }

  @Test
  @DisplayName("C-T4: a cancelled launch enrols nobody more")
  void cancels() {
    var automation = active("manual");
    var launch = accepted(automation, contact("+33639980041"));
    var cancelled = api.post("/v1/launches/%s/cancel".formatted(launch), "");
    enrolPages();
    var again = api.post("/v1/launches/%s/cancel".formatted(launch), "");

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(again.text("/state")).isEqualTo("cancelled");
    assertThat(again.text("/cancelledAt")).isEqualTo(cancelled.text("/cancelledAt"));
    assertThat(again.text("/enrolled")).isEqualTo("0");
    assertThat(again.text("/excluded/launch-cancelled")).isEqualTo("1");
    assertThat(api.post("/v1/launches/unknown/cancel", "").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("C-T4: a paused launch enrolls its contacts when it is resumed")
  void pausesAndResumes() {
    var automation = active("manual");
    var launch = accepted(automation, contact("+33639980042"));
    var path = "/v1/launches/" + launch;
    var paused = api.post(path + "/pause", "");
    enrolPages();
    var again = api.post(path + "/pause", "");

    assertThat(paused.status()).as(paused.body()).isEqualTo(200);
    assertThat(again.text("/state")).isEqualTo("paused");
    assertThat(again.text("/pausedAt")).isEqualTo(paused.text("/pausedAt"));
    assertThat(again.text("/enrolled")).isEqualTo("0");

    var resumed = api.post(path + "/resume", "");
    assertThat(resumed.text("/state")).isEqualTo("running");
    assertThat(resumed.body()).doesNotContain("pausedAt");
    assertThat(api.post(path + "/resume", "").status()).isEqualTo(200);
    assertThat(api.post("/v1/launches/unknown/pause", "").status()).isEqualTo(404);
    assertThat(api.post("/v1/launches/unknown/resume", "").status()).isEqualTo(404);
    assertThat(
            api.get("/v1/audit?resource=" + launch).json().path("items").findValuesAsText("action"))
        .containsExactlyInAnyOrder("launch.resume", "launch.pause");

    api.post(path + "/cancel", "");
    assertThat(api.post(path + "/pause", "").text("/code")).isEqualTo("launch.cancelled");
    assertThat(api.post(path + "/resume", "").status()).isEqualTo(409);
  }

  @Test
  void listsThemNewestFirstAndByAutomation() {
    var automation = active("manual");
    api.clock.pass(Duration.ofSeconds(1));
    var first = accepted(automation, contact("+33639980051"));
    api.clock.pass(Duration.ofSeconds(1));
    var second = accepted(automation, contact("+33639980052"));
    api.clock.pass(Duration.ofSeconds(1));
    var other = accepted(active("manual"), contact("+33639980053"));
    var ofOne = "/v1/launches?automationId=" + automation;
    var page = api.get(ofOne + "&limit=1");

    assertThat(ids(api.get("/v1/launches?limit=3"))).containsExactly(other, second, first);
    assertThat(ids(page)).containsExactly(second);
    assertThat(ids(api.get(ofOne + "&limit=1&cursor=" + page.text("/next"))))
        .containsExactly(first);
    assertThat(ids(api.get("/v1/launches?automationId=unknown"))).isEmpty();
    assertThat(api.get("/v1/launches/unknown").text("/detail"))
        .isEqualTo("There is no launch \"unknown\"");
  }

  private static List<String> ids(Answer page) {
    return Json.tree(page.body()).path("items").findValuesAsText("id");
  }

  private String once() {
    var flow =
        FLOW.formatted("manual")
            .replace("\"start\":", "\"reentry\": {\"kind\": \"once\"}, \"start\":");
    var made = api.post("/v1/automations", "{\"name\": \"Once\", \"flow\": %s}".formatted(flow));
    api.post("/v1/automations/%s/activate".formatted(made.text("/id")), "{}");
    return made.text("/id");
  }

  private String launched(String automation, String... contacts) {
    var id = accepted(automation, contacts);
    enrolPages();
    return id;
  }

  private String accepted(String automation, String... contacts) {
    return launch(automation, Json.write(Map.of("contactIds", contacts))).text("/id");
  }

  private void enrolPages() {
    for (var message : api.queue.receive(Queues.LAUNCHES, 10, Duration.ZERO)) {
      api.relance
          .launching()
          .enrollPage()
          .enroll(Json.read(message.body(), LaunchPages.PageMessage.class));
      api.queue.acknowledge(Queues.LAUNCHES, List.of(message));
    }
  }

  private Answer launch(String automation, String audience) {
    return launchWith(automation, "{\"audience\": %s}".formatted(audience));
  }

  private Answer launchWith(String automation, String body) {
    return api.post("/v1/automations/%s/launches".formatted(automation), body);
  }
}
