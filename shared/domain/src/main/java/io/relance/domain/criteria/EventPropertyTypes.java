package io.relance.domain.criteria;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The types of the properties of built-in events, by name, in the order of the documentation. */
final class EventPropertyTypes {
  static final Map<String, PropertyType> BASKET =
      types("total number, currency text, itemCount number, skus list, titles list");

  static final Map<String, PropertyType> ORDER =
      types(
          "id text, name text, total number, currency text, itemCount number, skus list,"
              + " titles list, discountCodes list, inPerson boolean");

  static final Map<String, PropertyType> REFUND = types("order text, total number, currency text");

  static final Map<String, PropertyType> SHIPMENT = types("order text, status text, company text");

  static final Map<String, PropertyType> INBOUND_MESSAGE = types("text text, channel text");

  static final Map<String, PropertyType> MESSAGE =
      types("channel text, purpose text, automation text, element text");

  static final Map<String, PropertyType> CLICK =
      types("channel text, purpose text, automation text, element text, link text");

  static final Map<String, PropertyType> CONSENT = types("channel text, type text, source text");

  static final Map<String, PropertyType> LIST = types("list text");

  static final Map<String, PropertyType> IMPORT = types("importId text, list text");

  static final Map<String, PropertyType> PAGE = types("url text, host text, path text");

  static final Map<String, PropertyType> PRODUCT =
      types("url text, productId text, productHandle text");

  private EventPropertyTypes() {}

  private static Map<String, PropertyType> types(String words) {
    var types = new LinkedHashMap<String, PropertyType>();
    for (var property : words.split(", ", -1)) {
      var parts = property.split(" ", 2);
      types.put(parts[0], PropertyType.valueOf(parts[1].toUpperCase(Locale.ROOT)));
    }
    return Collections.unmodifiableMap(types);
  }
}
