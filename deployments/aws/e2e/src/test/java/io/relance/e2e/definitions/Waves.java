package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The waves that are under way, by what they call themselves. */
final class Waves {
  private final Map<String, TaskAnswers> waves = new ConcurrentHashMap<>();

  TaskAnswers begin(Wave wave) {
    var taskAnswers = new TaskAnswers(wave.script());
    waves.put(wave.name(), taskAnswers);
    return taskAnswers;
  }

  void end(Wave wave) {
    waves.remove(wave.name());
  }

  /** Answers a task of any of them; none of one that has ended. */
  Optional<Reply> answer(JsonNode task) {
    return Optional.ofNullable(waves.get(task.path("wave").textValue()))
        .map(wave -> wave.answer(task));
  }
}
