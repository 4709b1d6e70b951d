package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.visit.PageMatch;
import io.relance.domain.visit.PagePattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the triggers {@code page-visited} and {@code product-viewed}. */
final class VisitTriggerFields {
  private static final int MOST = 100;
  private static final Map<String, PageMatch> MATCHES = PageMatch.byName();

  private VisitTriggerFields() {}

  static Trigger readPages(FlowFields fields) {
    fields.required("pages");
    refuseNone(fields, "pages", "Name at least one page.");
    return new Trigger.PageVisited(
        fields.get("pages").map(VisitTriggerFields::pages).orElse(List.of()), times(fields));
  }

  static Trigger readProducts(FlowFields fields) {
    refuseNone(fields, "products", "Leave the field out for any product.");
    return new Trigger.ProductViewed(
        fields.get("products").map(VisitTriggerFields::products).orElse(List.of()), times(fields));
  }

  private static void refuseNone(FlowFields fields, String list, String hint) {
    if (fields.isEmptyList(list)) {
      fields
          .place(list)
          .fault(Diagnostic.error("trigger.no-" + list, "Must not be an empty list.").hint(hint));
    }
  }

  private static int times(FlowFields fields) {
    return fields
        .get("times")
        .flatMap(times -> times.json().integer(1, MOST))
        .map(Long::intValue)
        .orElse(0);
  }

  private static List<PagePattern> pages(FlowValue list) {
    return list.json()
        .list(
            MOST,
            page -> new FlowValue(page, list.faults()).object().flatMap(VisitTriggerFields::page));
  }

  private static Optional<PagePattern> page(FlowFields fields) {
    fields.required("match");
    fields.required("url");
    var match = fields.get("match").flatMap(name -> name.choice(MATCHES));
    var url = fields.word("url");
    fields.close();
    return match.flatMap(how -> url.map(text -> new PagePattern(how, text)));
  }

  private static List<String> products(FlowValue list) {
    return list.json().list(MOST, product -> product(new FlowValue(product, list.faults())));
  }

  private static Optional<String> product(FlowValue value) {
    var text = value.text();
    if (text.filter(String::isBlank).isPresent()) {
      value.fault(Diagnostic.error("json.empty", "Must not be empty."));
    }
    return text.filter(product -> !product.isBlank());
  }

  static void write(Trigger.ByVisit trigger, ObjectNode object) {
    switch (trigger) {
      case Trigger.PageVisited(var pages, _) -> {
        var list = object.putArray("pages");
        pages.forEach(
            page -> list.addObject().put("match", page.match().wireName()).put("url", page.url()));
      }
      case Trigger.ProductViewed(var products, _) -> {
        if (!products.isEmpty()) {
          products.forEach(object.putArray("products")::add);
        }
      }
    }
    if (trigger.times() > 0) {
      object.put("times", trigger.times());
    }
  }
}
