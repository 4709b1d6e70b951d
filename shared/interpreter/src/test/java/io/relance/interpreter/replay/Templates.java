package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the definition that a recorded execution ran: by its name and by the states it entered. */
final class Templates {
  private final Map<String, JsonNode> all;

  Templates(Map<String, JsonNode> all) {
    this.all = all;
  }

  Optional<JsonNode> of(Recording recording) {
    List<String> fitting =
        all.entrySet().stream()
            .filter(e -> fits(e.getValue(), recording))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return named(recording, fitting)
        .or(() -> listed(recording, fitting))
        .or(() -> mostAlike(recording, fitting))
        .map(name -> all.get(name));
  }

  /** The parameter of the test names the template. */
  private static Optional<String> named(Recording recording, List<String> fitting) {
    return recording
        .parameter()
        .map(Templates::asStem)
        .flatMap(
            parameter ->
                only(fitting.stream().filter(name -> stem(name).equals(parameter)).toList())
                    .or(() -> ending(recording, squeezed(parameter), fitting)));
  }

  /** JSON_PATH names base_pass_jsonpath, where the tests of that area have no other such one. */
  private static Optional<String> ending(
      Recording recording, String parameter, List<String> fitting) {
    return only(
        fitting.stream()
            .filter(name -> area(name).equals(area(recording)))
            .filter(name -> stem(name).endsWith("_" + parameter))
            .toList());
  }

  /** ST.INVALID_PATH names invalid_path; pass_result.json5_ALL_True names pass_result. */
  private static String asStem(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT).replaceAll("\\.json5.*", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** One of the templates of the test; of several, the one whose tasks take what was recorded. */
  private Optional<String> listed(Recording recording, List<String> fitting) {
    List<String> listed = fitting.stream().filter(recording.templates()::contains).toList();
    return only(listed)
        .or(
            () ->
                only(
                    listed.stream()
                        .filter(
                            name ->
                                takes(
                                    Objects.requireNonNull(all.get(name)),
                                    recording.parameterNames()))
                        .toList()));
  }

  private static boolean takes(JsonNode definition, Set<String> names) {
    return Stream.of("Parameters", "Arguments")
        .flatMap(field -> definition.findValues(field).stream())
        .anyMatch(
            parameters -> {
              var all = new TreeSet<String>();
              parameters.fieldNames().forEachRemaining(n -> all.add(n.replace(".$", "")));
              return all.equals(names);
            });
  }

  private static Optional<String> only(List<String> names) {
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  /** Of the templates of the test's own area, the one whose name has most words in common. */
  private static Optional<String> mostAlike(Recording recording, List<String> fitting) {
    if (recording.templates().stream().anyMatch(name -> name.endsWith(".json5"))) {
      return Optional.empty();
    }
    Set<String> words = words(recording.name());
    List<String> near =
        fitting.stream().filter(name -> area(name).equals(area(recording))).toList();
    int best = near.stream().mapToInt(name -> score(words, stem(name))).max().orElse(0);
    return only(near.stream().filter(name -> score(words, stem(name)) == best).toList());
  }

  private static int score(Set<String> words, String stem) {
    var common = words(stem);
    int all = common.size();
    common.retainAll(words);
    return 100 * common.size() - all;
  }

  private static Set<String> words(String name) {
    return new TreeSet<>(List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
  }

  private static String area(String template) {
    return squeezed(template.split("/")[1]);
  }

  private static String area(Recording recording) {
    String[] path = recording.test().split("/");
    return squeezed(path[path.length - 2]).replace("statesvariables", "statevariables");
  }

  private static String squeezed(String name) {
    return name.replace("_", "");
  }

  private static String stem(String template) {
    return template.substring(template.lastIndexOf('/') + 1).replace(".json5", "");
  }

  /** Whether a definition has the states that were entered, and starts where it started. */
  private static boolean fits(JsonNode definition, Recording recording) {
    var types = new HashMap<String, String>();
    states(definition, types);
    List<JsonNode> entered = recording.events().stream().filter(Recording::isEntered).toList();
    return !entered.isEmpty()
        && resources(definition).containsAll(integrations(recording))
        && entered
            .getFirst()
            .at("/stateEnteredEventDetails/name")
            .asText()
            .equals(definition.path("StartAt").asText())
        && entered.stream()
            .allMatch(
                e ->
                    e.path("type")
                        .asText()
                        .equals(
                            types.get(e.at("/stateEnteredEventDetails/name").asText())
                                + "StateEntered"));
  }

  private static Set<String> resources(JsonNode definition) {
    return new TreeSet<>(definition.findValuesAsText("Resource"));
  }

  private static List<String> integrations(Recording recording) {
    return recording.events().stream()
        .filter(event -> event.path("type").asText().equals("TaskScheduled"))
        .map(Recording::details)
        .map(
            task ->
                "arn:aws:states:::%s:%s"
                    .formatted(task.path("resourceType").asText(), task.path("resource").asText()))
        .toList();
  }

  private static void states(JsonNode region, Map<String, String> types) {
    for (var state : region.path("States").properties()) {
      types.put(state.getKey(), state.getValue().path("Type").asText());
      states(state.getValue().path("ItemProcessor"), types);
      states(state.getValue().path("Iterator"), types);
      state.getValue().path("Branches").forEach(branch -> states(branch, types));
    }
  }
}
