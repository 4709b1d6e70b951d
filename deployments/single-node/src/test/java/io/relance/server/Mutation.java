package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes valid JSON at random: values, names, structure, and now and then bytes. */
final class Mutation {
  /** What values are put where others were. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e308",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\\ufeff\"",
          "\"🦆🦆🦆\"",
          "\"P99999999999D\"",
          "\"PT-1S\"",
          "\"{{ contact | \"",
          "\"{% for i in (1..9) %}{{ i }}{% endfor %}\"",
          "\"{{ 'x' | append: 'y' | upcase }}{% assign\"",
          "\"'; drop table contacts; --\"",
          "\"../../etc/passwd\"",
          "\"2026-02-30T25:61:00Z\"",
          "\"+99999999999999999999\"",
          "[]",
          "{}",
          "[[[[[]]]]]",
          "[null]",
          "{\"a\": {\"b\": []}}",
          "{\"\": \"\"}");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** One to three changes; of ten results one is also broken as bytes. */
  byte[] of(JsonNode valid) {
    JsonNode changed = valid.deepCopy();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      change(changed);
    }
    var bytes = Json.write(changed).getBytes(UTF_8);
    return random.nextInt(10) == 0 ? broken(bytes) : bytes;
  }

  private void change(JsonNode document) {
    var places = new ArrayList<ContainerNode<?>>();
    collect(document, places);
    if (places.isEmpty()) {
      return;
    }
    switch (places.get(random.nextInt(places.size()))) {
      case ObjectNode object -> change(object);
      case ArrayNode array -> change(array);
      default -> throw new IllegalStateException("JSON has no other containers");
    }
  }

  private void change(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    var name = names.isEmpty() ? "x" : one(names);
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 ->
          object.set(one(List.of("x", "", name + "s", "id", "kind", "next")), object.path(name));
      case 2 -> object.put(name, "x".repeat(random.nextInt(20_000)));
      default -> object.set(name, value());
    }
  }

  private void change(ArrayNode array) {
    if (array.isEmpty()) {
      array.add(value());
      return;
    }
    int at = random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.remove(at);
      case 1 -> array.add(array.get(at).deepCopy());
      default -> array.set(at, value());
    }
  }

  private JsonNode value() {
    return Json.tree(one(VALUES));
  }

  private byte[] broken(byte[] bytes) {
    switch (random.nextInt(3)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      default -> {
        for (int times = 0; times < 5; times++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return bytes;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> places) {
    if (node instanceof ContainerNode<?> container) {
      places.add(container);
    }
    node.forEach(child -> collect(child, places));
  }
}
