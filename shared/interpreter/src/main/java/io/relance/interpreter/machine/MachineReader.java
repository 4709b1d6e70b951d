package io.relance.interpreter.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads a whole definition and applies every check to it. */
final class MachineReader {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);
  private static final Set<String> FIELDS =
      Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");

  private final DefinitionProblems definitionProblems;

  MachineReader(DefinitionProblems definitionProblems) {
    this.definitionProblems = definitionProblems;
  }

  Machine read(String definition) {
    if (definition.getBytes(StandardCharsets.UTF_8).length > Limits.DEFINITION_BYTES) {
      definitionProblems.add("The definition is larger than 1 MB");
      throw definitionProblems.toException();
    }
    var stateFields = new StateFields(parse(definition), "Definition", "", definitionProblems);
    stateFields.only(FIELDS);
    checkLanguage(stateFields);
    var region = new RegionReader(definitionProblems).read(stateFields);
    Checks.all(region, definitionProblems);
    Optional<Integer> timeout = stateFields.whole("TimeoutSeconds", 1, Limits.LONGEST_SECONDS);
    if (!definitionProblems.none()) {
      throw definitionProblems.toException();
    }
    return new Machine(
        region.startAt(), Checks.statesByName(region), timeout.map(Duration::ofSeconds));
  }

  private JsonNode parse(String definition) {
    try {
      JsonNode json = JSON.readValue(definition);
      if (json != null && json.isObject()) {
        return json;
      }
      definitionProblems.add("The definition is not a JSON object");
    } catch (JsonProcessingException e) {
      definitionProblems.add("The definition is not JSON: " + e.getOriginalMessage());
    }
    throw definitionProblems.toException();
  }

  private static void checkLanguage(StateFields stateFields) {
    Optional<String> language = stateFields.text("QueryLanguage");
    if (!language.equals(Optional.of("JSONata"))) {
      stateFields.problem("QueryLanguage", "must be JSONata; JSONPath is not understood here");
    }
    stateFields
        .text("Version")
        .filter(version -> !version.equals("1.0"))
        .ifPresent(_ -> stateFields.problem("Version", "must be 1.0"));
  }
}
