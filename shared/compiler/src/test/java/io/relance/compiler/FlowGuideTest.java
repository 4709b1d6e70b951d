package io.relance.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.relance.compiler.codec.PublishedSchemas;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Diagnostic;
import io.relance.testkit.flow.GoldenFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each example of the guide, in a flow around it: valid by the schema, compiled without errors. */
@DisplayName("D4.1: docs/flows.md")
class FlowGuideTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GUIDE = GoldenFolders.read(Path.of("../../docs/flows.md"));
  private static final Pattern EXAMPLE =
      Pattern.compile("^```json (\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              SchemaLocation.of("classpath:io/relance/compiler/schemas/" + PublishedSchemas.FLOW));
  private final FlowCompiler compiler = new FlowCompiler();

  @TestFactory
  List<DynamicTest> compilesEachExample() {
    return examples()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.group(1) + " " + example.group(2).lines().findFirst().orElseThrow(),
                    () -> compiles(example)))
        .toList();
  }

  @Test
  void showsEachKind() throws JsonProcessingException {
    var kinds =
        JSON.readTree(PublishedSchemas.text(PublishedSchemas.FLOW)).findValues("kind").stream()
            .map(kind -> kind.path("const"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);

    assertThat(kinds.filter(kind -> !GUIDE.contains("`" + kind + "`"))).isEmpty();
  }

  private void compiles(MatchResult example) throws JsonProcessingException {
    var flow = flow(example.group(1), example.group(2));

    assertThat(schema.validate(JSON.readTree(flow))).isEmpty();
    assertThat(compiler.compile(flow, ValidationContext.UNKNOWN).diagnostics())
        .filteredOn(Diagnostic::isError)
        .isEmpty();
  }

  /** The flow that an example is, or the smallest one in which it can stand. */
  private static String flow(String kind, String json) throws JsonProcessingException {
    return switch (kind) {
      case "flow" -> json;
      case "end" -> onlyAnEnd(json, JSON.readTree(json).path("id").asText());
      case "trigger" -> nothingAfter("\"trigger\": " + json);
      case "reentry" -> nothingAfter("\"trigger\": {\"kind\": \"api\"}, \"reentry\": " + json);
      case "element" -> afterAnOrder(json, JSON.readTree(json).path("id").asText());
      case "note" -> afterAnOrder(json, "done");
      case "criteria" -> afterAText(json);
      default -> throw new AssertionError("Unknown kind of example: " + kind);
    };
  }

  private static String nothingAfter(String beginning) {
    return """
    {"format": 1, %s, "start": "done", "elements": [{"id": "done", "kind": "end"}]}
    """
        .formatted(beginning);
  }

  private static String onlyAnEnd(String end, String id) {
    return """
    {"format": 1, "trigger": {"kind": "api"}, "start": "%s", "elements": [%s]}
    """
        .formatted(id, end);
  }

  private static String afterAnOrder(String element, String start) {
    return """
    {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "%s",
     "elements": [%s, {"id": "done", "kind": "end"}]}
    """
        .formatted(start, element);
  }

  private static String afterAText(String criteria) {
    return """
    {"format": 1, "trigger": {"kind": "api"}, "start": "offer", "elements": [
      {"id": "offer", "kind": "send-sms", "text": "Hello", "next": "if"},
      {"id": "if", "kind": "condition", "criteria": %s, "onTrue": "done", "onFalse": "done"},
      {"id": "done", "kind": "end"}]}
    """
        .formatted(criteria);
  }

  private static Stream<MatchResult> examples() {
    return EXAMPLE.matcher(GUIDE).results();
  }
}
