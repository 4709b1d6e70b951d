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

  /** No details at all. */
  public static final TrackingDetails NONE =
      new TrackingDetails(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** A number at a carrier, and the address of its page. */
  public record TrackingNumber(String number, Optional<String> url) {}
}
