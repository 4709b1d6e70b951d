package io.relance.domain.shop;

import java.util.List;
import java.util.Optional;

/**
 * How a parcel can be followed.
 *
 * @param all every number of a shipment in several parcels, the first one included
 */
public record TrackingDetails(
    Optional<String> number,
    Optional<String> url,
    Optional<String> company,
    List<TrackingNumber> all) {
  public TrackingDetails {
    all = List.copyOf(all);
  }

  /** The details of a shipment in one parcel. */
  public static TrackingDetails of(
      Optional<String> number, Optional<String> url, Optional<String> company) {
    var all = number.map(it -> List.of(new TrackingNumber(it, url))).orElse(List.of());
    return new TrackingDetails(number, url, company, all);
  }

  /** A number at a carrier, and the address of its page. */
  public record TrackingNumber(String number, Optional<String> url) {}
}
