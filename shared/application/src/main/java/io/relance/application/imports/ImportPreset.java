package io.relance.application.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of files that other programs export, and what they are here. */
public enum ImportPreset {
  /** Endpoints of Amazon Pinpoint, with dots in the names of their attributes. */
  PINPOINT,
  /** Profiles of Klaviyo. */
  KLAVIYO,
  /** Customers of Shopify. */
  SHOPIFY;

  private static final Map<String, String> OF_PINPOINT =
      Map.ofEntries(
          Map.entry("address", ImportField.ADDRESS),
          Map.entry("location.country", "country"),
          Map.entry("demographic.locale", "locale"),
          Map.entry("demographic.timezone", "timeZone"),
          Map.entry("user.userid", "properties.userId"),
          Map.entry("user.userattributes.firstname", "firstName"),
          Map.entry("user.userattributes.lastname", "lastName"));

  private static final Map<String, String> OF_KLAVIYO =
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("phone number", "phone"),
          Map.entry("first name", "firstName"),
          Map.entry("last name", "lastName"),
          Map.entry("country", "country"),
          Map.entry("timezone", "timeZone"),
          Map.entry("locale", "locale"),
          Map.entry("klaviyo id", "properties.klaviyoId"));

  private static final Map<String, String> OF_SHOPIFY =
      Map.ofEntries(
          Map.entry("customer id", "externalIds.shopify"),
          Map.entry("first name", "firstName"),
          Map.entry("last name", "lastName"),
          Map.entry("email", "email"),
          Map.entry("phone", "phone"),
          Map.entry("default address country code", "country"),
          Map.entry("total spent", "properties.totalSpent"),
          Map.entry("total orders", "properties.totalOrders"),
          Map.entry("tags", "properties.tags"));

  /** The field of a column; empty for one that the preset leaves out. */
  Optional<String> field(String column) {
    var fields =
        switch (this) {
          case PINPOINT -> OF_PINPOINT;
          case KLAVIYO -> OF_KLAVIYO;
          case SHOPIFY -> OF_SHOPIFY;
        };
    return Optional.ofNullable(fields.get(column.strip().toLowerCase(Locale.ROOT)));
  }
}
