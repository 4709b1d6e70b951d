package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Random;

/**
 * A wave that is to walk a flow.
 *
 * @param name of its execution, and what it calls itself
 */
record Wave(String name, JsonNode input, Script script) {

  /** The wave of that number: the first enters where the flow starts, others where they please. */
  static Wave of(Compiled compiled, int number, Instant begin) {
    long seed = compiled.name().hashCode() * 101L + number;
    var random = new Random(seed);
    var script = new Script(compiled, seed, begin);
    var name = compiled.name() + "-w" + number;
    var input = Json.object().put("wave", name).put("attempt", 1 + random.nextInt(3));
    if (number == 0) {
      return new Wave(name, input.put("enter", compiled.flow().start().value()), script);
    }
    input.put("enter", Script.pick(random, compiled.elements()).value());
    if (random.nextBoolean()) {
      input.put("until", script.instant(random));
    }
    return new Wave(name, random.nextInt(8) == 0 ? spoilt(input, random) : input, script);
  }

  /** An input that no start of ours gives. */
  private static JsonNode spoilt(ObjectNode input, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> input.put("enter", "nowhere");
      case 1 -> input.without("attempt");
      case 2 -> input.put("until", "soon");
      case 3 -> input.put("until", 7);
      default -> Json.object();
    };
  }

  /** How many waves walk a flow: one to three, mostly one. */
  static int count(Compiled compiled) {
    int chance = Math.floorMod(compiled.name().hashCode(), 10);
    return chance < 7 ? 1 : chance < 9 ? 2 : 3;
  }
}
