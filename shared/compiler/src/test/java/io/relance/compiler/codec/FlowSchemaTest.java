package io.relance.compiler.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.relance.domain.flow.Flow;
import io.relance.testkit.flow.GoldenFolders;
import io.relance.testkit.flow.RandomFlows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** D4.1: the published schema and the codec take and refuse the same files. */
class FlowSchemaTest {
  private static final Path GOLDENS = Path.of("src/test/resources/golden");

  /** Fields that no object that has them may be without. */
  private static final List<String> REQUIRED =
      List.of(
          "kind",
          "id",
          "next",
          "onTrue",
          "onFalse",
          "subject",
          "html",
          "list",
          "to",
          "for",
          "days",
          "at",
          "criteria",
          "after",
          "channels",
          "message",
          "variations",
          "exits",
          "rest",
          "bank",
          "by",
          "keep",
          "onDuplicate",
          "pages");

  private final JsonSchema schema = schema("flow-1.json");

  @Test
  void takesEveryRandomFlow() {
    LongStream.range(0, 1_000)
        .forEach(
            seed ->
                assertThat(schema.validate(FlowCodec.toJson(RandomFlows.of(seed))))
                    .as("seed %s", seed)
                    .isEmpty());
  }

  /** The schema also refuses durations that the codec reads and a rule refuses. */
  @Test
  void agreesWithTheCodecOnEveryGoldenFlow() {
    GoldenFolders.under(GOLDENS).stream()
        .filter(folder -> !folder.endsWith("not-json") && !folder.endsWith("durations"))
        .forEach(
            folder -> {
              var json = parse(GoldenFolders.read(folder.resolve("flow.json")));
              assertThat(schema.validate(json).isEmpty())
                  .as(folder.toString())
                  .isEqualTo(FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>);
            });
  }

  @Test
  void refusesWhatTheCodecRefuses() {
    LongStream.range(0, 1_000)
        .forEach(
            seed -> {
              var json = FlowCodec.toJson(RandomFlows.of(seed));
              var what = breakSomewhere(json, new Random(seed));
              assertThat(FlowCodec.decode(json))
                  .as("seed %s: %s", seed, what)
                  .isInstanceOf(DecodeResult.Faulty.class);
              assertThat(schema.validate(json)).as("seed %s: %s", seed, what).isNotEmpty();
            });
  }

  @Test
  void showsExamplesThatTheCodecReads() {
    var flow = parse(schema.getSchemaNode().toString());
    var examples = flow.findValues("examples").stream().flatMap(JsonNode::valueStream);
    var criteria = schema("criteria-1.json");

    assertThat(FlowCodec.decode(flow.at("/examples/0"))).isInstanceOf(DecodeResult.Whole.class);
    assertThat(criteria.validate(criteria.getSchemaNode().at("/examples/0"))).isEmpty();
    assertThat(examples).hasSizeGreaterThan(20);
    for (var kind : List.of("trigger", "reentry", "element")) {
      var shown = JsonNodeFactory.instance.objectNode();
      flow.at("/$defs/" + kind + "/oneOf")
          .forEach(
              alternative ->
                  shown.set(
                      alternative.at("/properties/kind/const").asText(),
                      alternative.at("/examples/0")));
      var form = flowSchema("#/$defs/" + kind);
      assertThat(shown.properties())
          .allSatisfy(
              example -> {
                assertThat(example.getValue().path("kind").asText()).isEqualTo(example.getKey());
                assertThat(form.validate(example.getValue())).as(example.getKey()).isEmpty();
              });
    }
  }

  private static String breakSomewhere(ObjectNode flow, Random random) {
    var elements =
        StreamSupport.stream(flow.get("elements").spliterator(), false)
            .map(ObjectNode.class::cast)
            .toList();
    var object = random.nextInt(4) == 0 ? (ObjectNode) flow.get("trigger") : pick(elements, random);
    return breakField(object, random);
  }

  private static String breakField(ObjectNode object, Random random) {
    var fields = object.properties().stream().map(Map.Entry::getKey).toList();
    return switch (random.nextInt(3)) {
      case 0 -> {
        object.put("colour", "red");
        yield "unknown field";
      }
      case 1 -> {
        var field = pick(fields, random);
        var wrong = JsonNodeFactory.instance.objectNode().put("wrong", true);
        object.set(field, field.equals("set") ? wrong.arrayNode() : wrong);
        yield "wrong type of " + field;
      }
      default -> {
        var last = List.of("message", "recommendations").contains(object.path("kind").asText());
        var required =
            fields.stream()
                .filter(REQUIRED::contains)
                .filter(field -> !last || !field.equals("next"))
                .toList();
        var field = pick(required, random);
        object.remove(field);
        yield "without " + field;
      }
    };
  }

  private static JsonSchema schema(String name) {
    var place = SchemaLocation.of("classpath:io/relance/compiler/schemas/" + name);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(place);
  }

  private static JsonSchema flowSchema(String fragment) {
    return schema("flow-1.json" + fragment);
  }

  private static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
