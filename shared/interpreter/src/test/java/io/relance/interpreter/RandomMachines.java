package io.relance.interpreter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.machine.Machine;
import java.util.Random;

/**
 * Machines drawn from a seed, with every type of state, retries, catchers, time-outs and tokens.
 */
final class RandomMachines {
  private static final int DEEPEST = 2;

  private final Random random;
  private int names;

  private RandomMachines(long seed) {
    this.random = new Random(seed);
  }

  static Machine machine(long seed) {
    var json = new RandomMachines(seed).region(0);
    json.put("QueryLanguage", "JSONata").put("TimeoutSeconds", 5_000);
    return Machine.read(json.toString());
  }

  /** A chain in which some choices skip a state, so that every state is reached by something. */
  private ObjectNode region(int depth) {
    var region = JsonNodeFactory.instance.objectNode();
    int length = 2 + random.nextInt(4);
    var all = new String[length];
    for (int i = 0; i < length; i++) {
      all[i] = "S" + names++;
    }
    region.put("StartAt", all[0]);
    var states = region.putObject("States");
    for (int i = 0; i < length; i++) {
      var state = states.putObject(all[i]);
      if (i + 2 < length && random.nextInt(4) == 0) {
        choice(state, all[i + 1], all[i + 2]);
      } else if (i + 1 < length) {
        any(state, depth);
        state.put("Next", all[i + 1]);
        caught(state, all[i + 1]);
      } else {
        last(state, depth);
      }
    }
    return region;
  }

  private void choice(ObjectNode state, String next, String otherwise) {
    state.put("Type", "Choice").put("Default", otherwise);
    state
        .putArray("Choices")
        .addObject()
        .put("Condition", "{% $random() < 0.5 %}")
        .put("Next", next);
  }

  private void last(ObjectNode state, int depth) {
    switch (random.nextInt(6)) {
      case 0 -> state.put("Type", "Succeed");
      case 1 -> state.put("Type", "Fail").put("Error", "Busy").put("Cause", "so");
      default -> {
        any(state, depth);
        state.put("End", true);
      }
    }
  }

  private void any(ObjectNode state, int depth) {
    switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
      case 0 -> state.put("Type", "Pass").put("Output", "{% [$states.input, $random()] %}");
      case 1 -> state.put("Type", "Wait").put("Seconds", random.nextInt(90));
      case 2, 3 -> task(state);
      case 4 -> {
        state.put("Type", "Parallel");
        ArrayNode branches = state.putArray("Branches");
        for (int i = 0; i <= random.nextInt(3); i++) {
          branches.add(region(depth + 1));
        }
      }
      default -> {
        state.put("Type", "Map").put("MaxConcurrency", random.nextInt(3));
        state.putArray("Items").add(1).add("zwei").addNull();
        state.set("ItemProcessor", region(depth + 1));
      }
    }
    if (random.nextInt(3) == 0) {
      state.putObject("Assign").put("v" + names, "{% $states.context.State.EnteredTime %}");
    }
  }

  private void task(ObjectNode state) {
    boolean token = random.nextBoolean();
    String suffix = token ? "sqs:sendMessage.waitForTaskToken" : "lambda:invoke";
    state.put("Type", "Task").put("Resource", "arn:aws:states:::" + suffix);
    state.put("TimeoutSeconds", 60 + random.nextInt(60));
    if (random.nextBoolean()) {
      state.put("HeartbeatSeconds", 5 + random.nextInt(50));
    }
    if (random.nextBoolean()) {
      var retrier = state.putArray("Retry").addObject().put("MaxAttempts", random.nextInt(3));
      retrier.put("JitterStrategy", random.nextBoolean() ? "FULL" : "NONE");
      retrier.putArray("ErrorEquals").add(random.nextBoolean() ? "Busy" : "States.ALL");
    }
  }

  private void caught(ObjectNode state, String next) {
    boolean works = !state.path("Type").asText().matches("Pass|Wait");
    if (works && random.nextBoolean()) {
      var catcher = state.putArray("Catch").addObject().put("Next", next);
      catcher.putArray("ErrorEquals").add("States.ALL");
    }
  }
}
