package io.relance.application.events;

import io.relance.application.contacts.model.EventProperties;
import io.relance.application.events.TriggerRules.Mismatch;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.flow.Trigger;
import io.relance.domain.visit.PageUrl;
import io.relance.domain.visit.ProductReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that a visitor looked at, or the product on it.
 *
 * @param url in its normal form
 * @param product whether it is a product that was viewed
 * @param productId absent: not known
 * @param productHandle absent: not known
 */
public record VisitedPage(
    String url, boolean product, Optional<String> productId, Optional<String> productHandle) {
  private static final String URL = "url";
  private static final String PRODUCT_ID = "productId";
  private static final String PRODUCT_HANDLE = "productHandle";

  /** The kind of trigger that it matches. */
  String kind() {
    return product ? Trigger.ProductViewed.KIND : Trigger.PageVisited.KIND;
  }

  /** What the id of its event begins with. */
  String prefix() {
    return product ? ContactEventKeys.PRODUCT : ContactEventKeys.PAGE;
  }

  /** The values that triggers filter by. */
  Map<String, String> about() {
    var about = new HashMap<String, String>();
    about.put(URL, url);
    productId.ifPresent(id -> about.put(PRODUCT_ID, id));
    productHandle.ifPresent(handle -> about.put(PRODUCT_HANDLE, handle));
    return about;
  }

  /** Its event with the properties that criteria compare. */
  public EventProperties properties() {
    if (product) {
      return EventProperties.of(BuiltInEvent.PRODUCT_VIEWED)
          .with(URL, url)
          .with(PRODUCT_ID, productId.orElse(""))
          .with(PRODUCT_HANDLE, productHandle.orElse(""));
    }
    var page = PageUrl.parse(url);
    return EventProperties.of(BuiltInEvent.PAGE_VISITED)
        .with(URL, url)
        .with("host", page.map(PageUrl::site).orElse(""))
        .with("path", page.map(PageUrl::path).orElse(""));
  }

  /** The texts of its entry on a timeline. */
  public Map<String, String> details() {
    return about();
  }

  /** The value of an event that keeps it from a trigger of its kind; empty when it matches. */
  static Optional<Mismatch> mismatch(Trigger.ByVisit trigger, Map<String, String> about) {
    return switch (trigger) {
      case Trigger.PageVisited visited -> mismatch(visited, about.getOrDefault(URL, ""));
      case Trigger.ProductViewed viewed -> mismatch(viewed, about);
    };
  }

  private static Optional<Mismatch> mismatch(Trigger.PageVisited trigger, String url) {
    var visited =
        PageUrl.parse(url)
            .filter(page -> trigger.pages().stream().anyMatch(it -> it.matches(page)));
    return visited.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "page",
                url,
                trigger.pages().stream()
                    .map(page -> page.match().wireName() + " " + page.url())
                    .collect(Collectors.joining(", "))));
  }

  private static Optional<Mismatch> mismatch(
      Trigger.ProductViewed trigger, Map<String, String> about) {
    var viewed =
        Stream.of(PRODUCT_ID, PRODUCT_HANDLE)
            .flatMap(name -> Stream.ofNullable(about.get(name)))
            .map(ProductReference::normal)
            .toList();
    var accepted = trigger.products();
    return accepted.isEmpty()
            || accepted.stream().map(ProductReference::normal).anyMatch(viewed::contains)
        ? Optional.empty()
        : Optional.of(
            new Mismatch("product", String.join(",", viewed), String.join(", ", accepted)));
  }
}
