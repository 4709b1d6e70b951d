package io.relance.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-37: the differences between two flows are named by element and by field")
class FlowDiffTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hi", "elements": [
        {"id": "hi", "name": "Greet", "kind": "send-sms", "text": "Hi", "next": "wait"},
        {"id": "wait", "kind": "delay", "for": "PT1H", "next": "split"},
        {"id": "split", "name": "Try", "kind": "ax-split", "variations": [
          {"id": "a", "share": 50, "next": "end"}, {"id": "b", "share": 50, "next": "end"}]},
        {"id": "end", "kind": "end"}]}
      """;

  @Test
  void findsNothingInTheSameFlowInAnotherOrder() {
    var other =
        """
        {"start": "hi", "trigger": {"kind": "manual"}, "format": 1.0, "elements": [
          {"id": "end", "kind": "end"},
          {"id": "split", "name": "Try", "kind": "ax-split", "variations": [
            {"share": 50, "id": "a", "next": "end"}, {"id": "b", "next": "end", "share": 50.0}]},
          {"id": "wait", "next": "split", "kind": "delay", "for": "PT1H"},
          {"id": "hi", "name": "Greet", "kind": "send-sms", "next": "wait", "text": "Hi"}]}
        """;

    assertThat(between(FLOW, other)).isEmpty();
  }

  @Test
  void namesElementsThatWereAddedRemovedAndChanged() {
    var other =
        FLOW.replace(
                "\"text\": \"Hi\", \"next\": \"wait\"", "\"text\": \"Hello\", \"next\": \"tag\"")
            .replace(
                "{\"id\": \"wait\", \"kind\": \"delay\", \"for\": \"PT1H\", \"next\": \"split\"}",
                "{\"id\": \"tag\", \"name\": \"Tag\", \"kind\": \"add-to-list\", \"list\": \"a\","
                    + " \"next\": \"split\"}");

    assertThat(between(FLOW, other))
        .containsExactly(
            "- element (wait, delay)",
            "~ element \"Greet\" (hi, send-sms): next \"wait\" → \"tag\"; text \"Hi\" → \"Hello\"",
            "+ element \"Tag\" (tag, add-to-list)");
  }

  @Test
  void namesTheFieldsThatChangedInside() {
    var other =
        FLOW.replace("\"a\", \"share\": 50", "\"a\", \"share\": 30")
            .replace("{\"kind\": \"manual\"}", "{\"kind\": \"api\"}")
            .replace("\"for\": \"PT1H\", ", "");

    assertThat(between(FLOW, other))
        .containsExactly(
            "~ flow: trigger.kind \"manual\" → \"api\"",
            "~ element (wait, delay): for \"PT1H\" removed",
            "~ element \"Try\" (split, ax-split): variations[0].share 50 → 30");
  }

  @Test
  void comparesDraftsWithFaults() {
    var draft = "{\"elements\": [{\"kind\": \"end\"}, {\"id\": \"x\"}, {\"id\": \"x\"}]}";

    assertThat(between("{}", draft))
        .containsExactly("+ element (#1, end)", "+ element (x, ?)", "+ element (#3, ?)");
    assertThat(between("{\"elements\": 3}", "[]")).hasSize(1);
  }

  private static List<String> between(String before, String after) {
    return FlowDiff.between(tree(before), tree(after)).stream().map(FlowChange::sentence).toList();
  }

  private static JsonNode tree(String json) {
    try {
      return new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
