package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-1, D-3: the bucket deletes what is read once, and takes uploads from browsers")
class ObjectsTemplateTest {
  private static final Template TEMPLATE = Template.read();

  @Test
  @DisplayName("Each rule that deletes objects names a prefix, none of them that of what is kept")
  void deletesByPrefix() {
    var rules = list("/Properties/LifecycleConfiguration/Rules");
    var deleting = rules.stream().filter(rule -> rule.has("ExpirationInDays")).toList();

    assertThat(deleting)
        .extracting(rule -> rule.path("Prefix").asText())
        .containsExactlyInAnyOrder("launches/", "shop-facts/", "imports/", "exports/");
    assertThat(deleting).allMatch(rule -> rule.path("ExpirationInDays").asInt() <= 30);
  }

  @Test
  @DisplayName("A browser may upload and download by a signed address, and nothing else")
  void letsBrowsersUpload() {
    var rules = list("/Properties/CorsConfiguration/CorsRules");

    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().path("AllowedMethods").toString()).isEqualTo("[\"GET\",\"PUT\"]");
    assertThat(TEMPLATE.resource("Objects").at("/Properties/PublicAccessBlockConfiguration"))
        .allMatch(JsonNode::asBoolean);
  }

  @Test
  @DisplayName("One foreign sender writes to a queue without naming it: the ends of executions")
  void hasOneForeignSender() {
    var rules = TEMPLATE.resources("AWS::Events::Rule").values();

    assertThat(rules).hasSize(1);
    assertThat(rules.iterator().next().at("/Properties/EventPattern/source").toString())
        .isEqualTo("[\"aws.states\"]");
  }

  private static List<JsonNode> list(String path) {
    return StreamSupport.stream(TEMPLATE.resource("Objects").at(path).spliterator(), false)
        .toList();
  }
}
