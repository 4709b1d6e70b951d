package io.relance.interpreter.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads a whole definition and applies every check to it. */
final class MachineReader {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);
  private final DefinitionProblems problems = DefinitionProblems.ofDefinition();

  Machine read(String definition) {
    if (definition.getBytes(StandardCharsets.UTF_8).length > Limits.DEFINITION_BYTES) {
      problems.add("The definition is larger than 1 MB");
      throw problems.toException();
    }
    Machine machine =
        StateFields.read(JsonValue.of(parse(definition), problems), problems, this::machine)
            .orElseThrow(problems::toException);
    if (!problems.isEmpty()) {
      throw problems.toException();
    }
    return machine;
  }

  private Optional<Machine> machine(StateFields fields) {
    checkLanguage(fields);
    var region = new RegionReader(problems).read(fields);
    Checks.all(region, problems);
    Optional<Integer> timeout = fields.whole("TimeoutSeconds", 1, Limits.LONGEST_SECONDS);
    return Optional.of(
        new Machine(
            region.startAt(), Checks.statesByName(region), timeout.map(Duration::ofSeconds)));
  }

  private JsonNode parse(String definition) {
    try {
      JsonNode json = JSON.readValue(definition);
      if (json != null && json.isObject()) {
        return json;
      }
      problems.add("The definition is not a JSON object");
    } catch (JsonProcessingException e) {
      problems.add("The definition is not JSON: " + e.getOriginalMessage());
    }
    throw problems.toException();
  }

  private static void checkLanguage(StateFields fields) {
    Optional<String> language = fields.text("QueryLanguage");
    if (!language.equals(Optional.of("JSONata"))) {
      fields.problem("QueryLanguage", "must be JSONata; JSONPath is not understood here");
    }
    fields
        .text("Version")
        .filter(version -> !version.equals("1.0"))
        .ifPresent(_ -> fields.problem("Version", "must be 1.0"));
  }
}
