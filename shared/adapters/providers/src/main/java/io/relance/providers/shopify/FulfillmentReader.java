package io.relance.providers.shopify;

import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.FulfillmentStatus;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.shop.TrackingDetails;
import io.relance.domain.shop.TrackingDetails.TrackingNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        tracking(parcel),
        hasGoods(parcel),
        ShopifyContactReader.receiver(parcel),
        parcel.firstInstant("updated_at", "created_at"));
  }

  private static TrackingDetails tracking(Payload parcel) throws MalformedField {
    var numbers = parcel.texts("tracking_numbers");
    var urls = parcel.texts("tracking_urls");
    var all = new ArrayList<TrackingNumber>();
    for (int at = 0; at < numbers.size(); at++) {
      var url = at < urls.size() ? Optional.of(urls.get(at)) : Optional.<String>empty();
      all.add(new TrackingNumber(numbers.get(at), url));
    }
    var number = parcel.text("tracking_number");
    var url = parcel.text("tracking_url");
    var company = parcel.text("tracking_company");
    if (all.isEmpty()) {
      var one = number.map(it -> List.of(new TrackingNumber(it, url))).orElse(List.of());
      return new TrackingDetails(number, url, company, one);
    }
    var first = all.getFirst();
    return new TrackingDetails(
        number.or(() -> Optional.of(first.number())), url.or(first::url), company, all);
  }

  /** Lines that are left out say nothing: something may have to be shipped. */
  private static boolean hasGoods(Payload parcel) throws MalformedField {
    if (parcel.text("service").filter("gift_card"::equals).isPresent()) {
      return false;
    }
    var lines = parcel.objects("line_items");
    for (var line : lines) {
      if (!line.flag("gift_card")
          && (!line.hasValue("requires_shipping") || line.flag("requires_shipping"))) {
        return true;
      }
    }
    return lines.isEmpty();
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
