package io.relance.providers.shopify;

import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.FulfillmentStatus;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.shop.TrackingDetails;
import java.util.Optional;

/** Reads parcels and what carriers report about them. */
final class FulfillmentReader {
  private FulfillmentReader() {}

  static ShopFact fulfillment(Payload parcel) throws MalformedField {
    return new FulfillmentChanged(
        parcel.requiredId("id"),
        parcel.requiredId("order_id"),
        ShopifyWords.oneOf(
            FulfillmentStatus.values(), parcel.text("status"), FulfillmentStatus.UNKNOWN),
        parcel.text("shipment_status").map(word -> shipment(Optional.of(word))),
        new TrackingDetails(
            parcel.text("tracking_number"),
            parcel.text("tracking_url"),
            parcel.text("tracking_company")),
        ShopifyContactReader.receiver(parcel),
        parcel.firstInstant("updated_at", "created_at"));
  }

  static ShopFact progress(Payload event) throws MalformedField {
    return new FulfillmentProgress(
        event.requiredId("id"),
        event.requiredId("fulfillment_id"),
        event.requiredId("order_id"),
        shipment(Optional.of(event.requiredText("status"))),
        event.firstInstant("happened_at", "created_at"));
  }

  private static CarrierStatus shipment(Optional<String> word) {
    return ShopifyWords.oneOf(CarrierStatus.values(), word, CarrierStatus.UNKNOWN);
  }
}
