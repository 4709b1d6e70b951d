package io.relance.domain.shop;

import java.util.Optional;

/** How a parcel can be followed. */
public record TrackingDetails(
    Optional<String> number, Optional<String> url, Optional<String> company) {}
