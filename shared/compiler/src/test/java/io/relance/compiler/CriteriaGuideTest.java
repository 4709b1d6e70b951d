package io.relance.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.codec.PublishedSchemas;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.sentence.CriteriaSentence;
import io.relance.testkit.flow.GoldenFolders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each example of the page is valid by the schema, and holds or not as the page says. */
@DisplayName("C-C1, C-C2, S-4: docs/criteria.md")
class CriteriaGuideTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String PAGE = GoldenFolders.read(Path.of("../../docs/criteria.md"));
  private static final Pattern EXAMPLE =
      Pattern.compile("^```json example\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TestFactory
  List<DynamicTest> evaluatesEachExample() {
    return EXAMPLE
        .matcher(PAGE)
        .results()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.group(1).lines().findFirst().orElseThrow(), () -> evaluates(example)))
        .toList();
  }

  @Test
  void listsEachBuiltInEventWithItsProperties() {
    for (var event : BuiltInEvent.values()) {
      var name = "`" + event.eventName() + "`";
      var row = PAGE.lines().filter(line -> line.startsWith("| " + name)).findFirst();
      var properties =
          event.properties().entrySet().stream()
              .map(it -> "`%s` %s".formatted(it.getKey(), word(it.getValue())))
              .collect(Collectors.joining(", "));

      assertThat(row.isPresent()).as(name).isEqualTo(event.isRecorded());
      row.ifPresent(line -> assertThat(line).endsWith("| " + properties + " |"));
      assertThat(PAGE).contains(name);
    }
  }

  private static String word(Enum<?> type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void showsEveryKindOfCriterionAndComparison() throws JsonProcessingException {
    var schema = JSON.readTree(PublishedSchemas.text(PublishedSchemas.CRITERIA));
    var shown = EXAMPLE.matcher(PAGE).results().map(MatchResult::group).toList().toString();

    for (var alternatives : Arrays.asList("criteria", "property")) {
      schema
          .at("/$defs/" + alternatives + "/oneOf")
          .forEach(
              kind ->
                  kind.path("required")
                      .forEach(field -> assertThat(shown).contains(field.toString())));
    }
  }

  private static void evaluates(MatchResult match) throws JsonProcessingException {
    var example = JSON.readTree(match.group(1));
    var criteria = criteria(example.path("criteria"));

    assertThat(CriteriaEvaluator.holds(criteria, new ExampleFacts(example)))
        .isEqualTo(example.required("holds").asBoolean());
    if (example.has("en")) {
      assertThat(CriteriaSentence.inEnglish(criteria)).isEqualTo(example.path("en").asText());
      assertThat(CriteriaSentence.inFrench(criteria)).isEqualTo(example.path("fr").asText());
    }
  }

  /** Read as flow files are, and valid by the published schema. */
  private static Criteria criteria(JsonNode json) throws JsonProcessingException {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                SchemaLocation.of(
                    "classpath:io/relance/compiler/schemas/" + PublishedSchemas.CRITERIA));
    assertThat(schema.validate(json)).isEmpty();
    var file =
        JSON.readTree(
            """
            {"format": 1, "trigger": {"kind": "api"}, "start": "if", "elements": [
              {"id": "if", "kind": "condition", "criteria": %s, "onTrue": "done", "onFalse": "done"},
              {"id": "done", "kind": "end"}]}
            """
                .formatted(json));
    return switch (FlowCodec.decode(file)) {
      case DecodeResult.Whole<Flow>(var flow) ->
          flow.elements().stream()
              .filter(FlowElement.Condition.class::isInstance)
              .map(element -> ((FlowElement.Condition) element).criteria())
              .findFirst()
              .orElseThrow();
      case DecodeResult.Faulty<Flow> faulty -> throw new AssertionError(faulty);
    };
  }
}
