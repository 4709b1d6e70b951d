package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-1: the audit shows who changed what")
class AuditApiTest extends ApiTest {
  @Test
  void filtersByResourceAndActor() {
    var mine = automation("manual");
    var other = automation("manual");
    api.clock.pass(Duration.ofSeconds(1));
    editAs("Max", mine);

    assertThat(api.get("/v1/audit?resource=" + mine).items("action"))
        .containsExactly("automation.edit", "automation.create");
    assertThat(api.get("/v1/audit?actor=Max").items("resource")).containsExactly(mine);
    assertThat(api.get("/v1/audit?actor=Olive&resource=" + other).items("action"))
        .containsExactly("automation.create");
    assertThat(api.get("/v1/audit?actor=Nobody").json().at("/items")).isEmpty();
    assertThat(api.get("/v1/audit?actor=Nobody").json().has("next")).isFalse();
  }

  @Test
  void pagesThroughWhatMatches() {
    var id = automation("manual");
    for (int edit = 0; edit < 4; edit++) {
      api.clock.pass(Duration.ofSeconds(1));
      api.patch("/v1/automations/" + id, "{\"name\": \"Name %d\"}".formatted(edit));
      automation("manual");
    }
    var path = "/v1/audit?limit=3&resource=" + id;
    var first = api.get(path);
    automation("manual");
    var second = api.get(path + "&cursor=" + first.text("/next"));

    assertThat(first.items("action")).hasSize(3).containsOnly("automation.edit");
    assertThat(second.items("action")).containsExactly("automation.edit", "automation.create");
  }

  @Test
  void showsAnEditBeforeAndAfter() {
    var id = automation("manual");
    api.clock.pass(Duration.ofSeconds(1));
    api.patch("/v1/automations/" + id, "{\"name\": \"Renamed\"}");
    var entry = api.get("/v1/audit?resource=" + id);

    assertThat(entry.text("/items/0/before/name")).isEqualTo("Hello");
    assertThat(entry.text("/items/0/after/name")).isEqualTo("Renamed");
    assertThat(entry.text("/items/0/after/revision")).isEqualTo("2");
    assertThat(entry.json().at("/items/1").has("before")).isFalse();
  }

  private void editAs(String actor, String automation) {
    var secret = api.token(actor, Role.MANAGER);
    TestApi.send(
        HttpRequest.newBuilder(api.uri("/v1/automations/" + automation))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\": \"By Max\"}")));
  }
}
