package io.relance.providers.shopify;

import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.FulfillmentStatus;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.shop.TrackingDetails;

/** Reads parcels and what carriers report about them. */
final class FulfillmentReader {
  private FulfillmentReader() {}

  static ShopFact fulfillment(Payload parcel) throws MalformedField {
    return new FulfillmentChanged(
        parcel.requiredId("id"),
        parcel.requiredId("order_id"),
        parcel
            .text("status")
            .flatMap(word -> ShopifyWords.find(FulfillmentStatus.values(), word))
            .orElse(FulfillmentStatus.UNKNOWN),
        parcel.text("shipment_status").map(FulfillmentReader::shipment),
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
        shipment(event.requiredText("status")),
        event.firstInstant("happened_at", "created_at"));
  }

  private static CarrierStatus shipment(String word) {
    return ShopifyWords.find(CarrierStatus.values(), word).orElse(CarrierStatus.UNKNOWN);
  }
}
