package io.relance.application.visits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.model.EmailAddresses;
import io.relance.application.events.VisitedPage;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.domain.flow.Trigger;
import io.relance.domain.visit.PageUrl;
import io.relance.domain.visit.ProductReference;
import io.relance.domain.visit.ShopOrigins;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The body of a request that reports visits. What cannot be read in it is left out: its sender is a
 * browser that nobody looks at, with a script of this version or an earlier one.
 */
final class CollectBody {
  private static final int MOST_EVENTS = 20;
  private static final int LONGEST_PRODUCT = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private final JsonNode body;

  private CollectBody(JsonNode body) {
    this.body = body;
  }

  /** Empty when it is no JSON object. */
  static Optional<CollectBody> read(String text) {
    try {
      var node = Json.MAPPER.readTree(text);
      return Optional.ofNullable(node).filter(JsonNode::isObject).map(CollectBody::new);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** Whether the visitor agreed to be tracked. */
  boolean consents() {
    return body.path("consent").isBoolean() && body.path("consent").booleanValue();
  }

  Optional<String> visitor() {
    return text(body, "visitor").filter(id -> ID.matcher(id).matches());
  }

  Optional<String> email() {
    return text(body, "email").flatMap(EmailAddresses::read);
  }

  /** The marks that links added to the URLs of pages. */
  Stream<String> marks() {
    return Stream.concat(
        text(body, "mark").stream(),
        events().flatMap(event -> text(event, "url").stream()).flatMap(CollectBody::mark));
  }

  private static Stream<String> mark(String url) {
    return url.length() > PageUrl.LONGEST ? Stream.empty() : PageUrl.mark(url).stream();
  }

  /** The visits of pages of the shop. */
  List<Visit> visits(ShopOrigins origins) {
    return events().flatMap(event -> visit(event, origins).stream()).toList();
  }

  private Stream<JsonNode> events() {
    var events = body.path("events");
    return events.isArray() ? events.valueStream().limit(MOST_EVENTS) : Stream.empty();
  }

  private Optional<Visit> visit(JsonNode event, ShopOrigins origins) {
    var kind = text(event, "event").filter(CollectBody::isKnown);
    var id = text(event, "id").filter(it -> ID.matcher(it).matches());
    var page = text(event, "url").flatMap(PageUrl::parse).filter(origins::have);
    if (kind.isEmpty() || id.isEmpty() || page.isEmpty()) {
      return Optional.empty();
    }
    var name = Ids.hash("visit", visitor().orElse(""), id.orElseThrow());
    var product = kind.orElseThrow().equals(Trigger.ProductViewed.KIND);
    var visited =
        new VisitedPage(
            page.orElseThrow().text(),
            product,
            product ? reference(event, "productId") : Optional.empty(),
            product ? reference(event, "productHandle") : Optional.empty());
    return Optional.of(new Visit(name, visited));
  }

  private static boolean isKnown(String event) {
    return event.equals(Trigger.PageVisited.KIND) || event.equals(Trigger.ProductViewed.KIND);
  }

  /** Shopify's pages have the ids of products as numbers. */
  private static Optional<String> reference(JsonNode event, String name) {
    var value = event.path(name);
    return value.isTextual() || value.isIntegralNumber()
        ? Optional.of(value.asText())
            .filter(text -> text.length() <= LONGEST_PRODUCT && !text.isBlank())
            .map(ProductReference::normal)
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode object, String name) {
    return Optional.ofNullable(object.path(name).textValue());
  }
}
