package io.relance.providers.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.shop.ShopAdmin.Answer;
import io.relance.domain.shop.ShopAdmin.Answer.Given;
import io.relance.domain.shop.ShopAdmin.Answer.Later;
import io.relance.domain.shop.ShopAdmin.Answer.Refused;
import io.relance.domain.shop.ShopAdmin.Subscriptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Completes the subscriptions of a shop's webhooks: those that exist are listed, and the missing
 * ones created. Shopify deletes the subscription of an address that failed eight times in a row.
 */
final class ShopifySubscriptions {
  private final ShopifyGraphQl api;

  ShopifySubscriptions(ShopifyGraphQl api) {
    this.api = api;
  }

  Answer<Subscriptions> complete(URI address) {
    return ShopifyAdmin.then(existing(address), known -> create(address, known));
  }

  Answer<List<String>> missing(URI address) {
    return ShopifyAdmin.then(existing(address), known -> new Given<>(without(known)));
  }

  private static List<String> without(Set<String> known) {
    return ShopifyTopics.subscribable().filter(Predicate.not(known::contains)).toList();
  }

  /** The topics that are sent to an address, as GraphQL names them. */
  private Answer<Set<String>> existing(URI address) {
    var topics = new HashSet<String>();
    var after = Optional.<String>empty();
    do {
      var variables = after.<Map<String, ?>>map(it -> Map.of("after", it)).orElse(Map.of());
      var answer = api.call(ShopifyQueries.SUBSCRIPTIONS, variables);
      if (!(answer instanceof Given<JsonNode>(var data))) {
        return ShopifyAdmin.then(answer, _ -> new Given<>(topics));
      }
      var page = data.path("webhookSubscriptions");
      for (var node : page.path("nodes")) {
        if (node.path("uri").asText().equals(address.toString())) {
          topics.add(node.path("topic").asText());
        }
      }
      after =
          Optional.of(page.path("pageInfo"))
              .filter(info -> info.path("hasNextPage").asBoolean())
              .map(info -> info.path("endCursor").asText());
    } while (after.isPresent());
    return new Given<>(topics);
  }

  private Answer<Subscriptions> create(URI address, Set<String> known) {
    var problems = new ArrayList<String>();
    int created = 0;
    for (var topic : without(known)) {
      var variables = Map.of("topic", topic, "uri", address.toString());
      switch (api.call(ShopifyQueries.SUBSCRIBE, variables)) {
        case Given<JsonNode>(var data) -> {
          var error = data.path("webhookSubscriptionCreate").path("userErrors").path(0);
          if (error.isMissingNode()) {
            created++;
          } else {
            problems.add(topic + ": " + error.path("message").asText());
          }
        }
        case Later<JsonNode>(var pause, var reason) -> {
          return new Later<>(pause, reason);
        }
        case Refused<JsonNode>(var problem) -> problems.add(topic + ": " + problem);
      }
    }
    return new Given<>(new Subscriptions(created, known.size(), problems));
  }
}
