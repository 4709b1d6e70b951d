package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The webhook subscriptions of a shop. */
public final class ShopSubscriptions {
  /** So small that a list has several pages. */
  private static final int PAGE = 7;

  private final List<Subscription> all = new ArrayList<>();
  private volatile String refusedTopic = "";

  private record Subscription(String topic, String uri) {}

  /** The topics that are sent to an address, in order. */
  public synchronized List<String> topics(String address) {
    return all.stream()
        .filter(it -> it.uri().equals(address))
        .map(Subscription::topic)
        .sorted()
        .toList();
  }

  /** The shop deletes a subscription, as it does after eight failures in a row. */
  public synchronized void drop(String topic) {
    all.removeIf(it -> it.topic().equals(topic));
  }

  /** From now on, a topic cannot be subscribed, as when a scope is missing. */
  public void refuse(String topic) {
    refusedTopic = topic;
  }

  synchronized JsonNode list(JsonNode variables) {
    int from = variables.path("after").asInt(0);
    var to = Math.min(all.size(), from + PAGE);
    var data = JsonNodeFactory.instance.objectNode();
    var page = data.putObject("webhookSubscriptions");
    var nodes = page.putArray("nodes");
    all.subList(from, to)
        .forEach(it -> nodes.addObject().put("topic", it.topic()).put("uri", it.uri()));
    page.putObject("pageInfo")
        .put("hasNextPage", to < all.size())
        .put("endCursor", Integer.toString(to));
    return data;
  }

  synchronized JsonNode create(JsonNode variables) {
    var wanted = new Subscription(variables.path("topic").asText(), variables.path("uri").asText());
    var data = JsonNodeFactory.instance.objectNode();
    var payload = data.putObject("webhookSubscriptionCreate");
    var errors = payload.putArray("userErrors");
    if (all.contains(wanted)) {
      errors.addObject().put("message", "Address for this topic has already been taken");
    } else if (wanted.topic().equals(refusedTopic)) {
      errors.addObject().put("message", "You do not have permission to create this subscription");
    } else {
      all.add(wanted);
    }
    return data;
  }
}
