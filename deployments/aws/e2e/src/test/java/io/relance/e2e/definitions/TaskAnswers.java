package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers the tasks of one wave by its script, and keeps what each was told. */
final class TaskAnswers {
  private static final String TOKEN = "token";

  private final Script script;
  private final Map<String, Integer> attempts = new HashMap<>();
  private final List<JsonNode> tasks = new ArrayList<>();
  private long lastTask = System.nanoTime();

  TaskAnswers(Script script) {
    this.script = script;
  }

  synchronized Reply answer(JsonNode task) {
    var element = task.path("element").textValue();
    int attempt = attempts.merge(element, 1, Integer::sum) - 1;
    tasks.add(withoutToken(task));
    lastTask = System.nanoTime();
    return script.reply(element, attempt);
  }

  /** What tasks were told, in order; that there was a token, not which. */
  synchronized List<JsonNode> tasks() {
    return List.copyOf(tasks);
  }

  /** How long no task has been asked for. */
  synchronized Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - lastTask);
  }

  private static JsonNode withoutToken(JsonNode task) {
    var copy = Json.object();
    task.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
    return task.path(TOKEN).isTextual() ? copy.put(TOKEN, "a token") : copy;
  }
}
