package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Conflict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * What tasks of one wave are answered: decided by a seed, the element and the attempt alone, so
 * that whoever runs the wave gets the same answers.
 *
 * @param begin instants to wait for lie about it, at most two seconds later
 */
record Script(Compiled compiled, long seed, Instant begin) {
  private static final int EARLIEST = -500;
  private static final int LATEST = 2_000;

  private static final List<String> PASSING =
      List.of(
          TransientFailure.class.getName(),
          Conflict.class.getName(),
          "Lambda.TooManyRequestsException",
          "SQS.AmazonSQSException");
  private static final List<String> LASTING =
      List.of(PermanentFailure.class.getName(), "java.lang.IllegalStateException", "Sandbox.Gone");

  /**
   * Answers an element's task.
   *
   * @param attempt 0 for the first
   */
  Reply reply(String element, int attempt) {
    var random = new Random(seed * 31 + element.hashCode());
    int retried = retries(random);
    boolean lost = random.nextInt(32) == 0;
    if (attempt < retried) {
      return failure(pick(random, PASSING), random);
    }
    return lost
        ? failure(pick(random, LASTING), random)
        : new Reply.Success(output(new ElementId(element), random));
  }

  private static int retries(Random random) {
    return switch (random.nextInt(16)) {
      case 14 -> 1;
      case 15 -> 2;
      default -> 0;
    };
  }

  private static Reply failure(String error, Random random) {
    var messages = List.of("", "No answer", "A \"quoted\"\n line \\", "déjà vu 🚚");
    return new Reply.Failed(error, pick(random, messages));
  }

  private ObjectNode output(ElementId element, Random random) {
    var output = Json.object().put("exit", exit(element, random));
    if (random.nextInt(24) != 0) {
      output.put("until", instant(random));
    }
    if (random.nextInt(4) == 0) {
      output.put("members", random.nextInt(1_001));
      output.put("note", "Zoë said: {% $states.input %} \"✓\"");
      output.putArray("parts").add(0.5).add(random.nextLong() >> 12).addNull().addObject();
    }
    return output;
  }

  private String exit(ElementId element, Random random) {
    var exits = List.copyOf(compiled.exits(element));
    return switch (random.nextInt(48)) {
      case 0 -> "ended";
      case 1 -> "nowhere";
      default -> exits.isEmpty() ? "ended" : pick(random, exits);
    };
  }

  /** As precise as clocks are. */
  String instant(Random random) {
    var unit = pick(random, List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS));
    return begin.plusMillis(random.nextInt(EARLIEST, LATEST)).truncatedTo(unit).toString();
  }

  static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
