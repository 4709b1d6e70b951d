package io.relance.application.shop;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.TrackingDetails;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a parcel.
 *
 * @param receiver the contact to notify when the order has none
 * @param told the furthest status published
 * @param trackedAt as of when the tracking details are
 * @param revision counts the writes of this item
 */
record Parcel(
    Optional<ContactId> receiver,
    Optional<ShipmentStatus> told,
    TrackingDetails tracking,
    Optional<Instant> trackedAt,
    long revision) {
  /** Set when the receiver is erased. */
  private static final String ERASED = "erased";

  private static final TrackingDetails UNTRACKED =
      new TrackingDetails(Optional.empty(), Optional.empty(), Optional.empty());

  static final Parcel UNKNOWN =
      new Parcel(Optional.empty(), Optional.empty(), UNTRACKED, Optional.empty(), 0);

  /** Whether a status is further than all published ones. */
  boolean isNews(ShipmentStatus status) {
    return told.isEmpty() || status.compareTo(told.orElseThrow()) > 0;
  }

  Parcel telling(ShipmentStatus status) {
    return new Parcel(receiver, Optional.of(status), tracking, trackedAt, revision);
  }

  /** The same, received by this contact unless the receiver is known. */
  Parcel receivedBy(ContactId contact) {
    return new Parcel(receiver.or(() -> Optional.of(contact)), told, tracking, trackedAt, revision);
  }

  /** Newer details have precedence; absent ones do not remove known ones. */
  Parcel tracked(TrackingDetails details, Instant at) {
    var newer = trackedAt.isEmpty() || !at.isBefore(trackedAt.orElseThrow());
    var merged = newer ? merge(details, tracking) : merge(tracking, details);
    return new Parcel(receiver, told, merged, newer ? Optional.of(at) : trackedAt, revision);
  }

  private static TrackingDetails merge(TrackingDetails first, TrackingDetails second) {
    return new TrackingDetails(
        first.number().or(second::number),
        first.url().or(second::url),
        first.company().or(second::company));
  }

  /** Whether its receiver was erased: nothing about it is stored or published any more. */
  static boolean isErased(Item item) {
    return item.attribute(ERASED).isPresent();
  }

  static Parcel of(Item item) {
    return new Parcel(
        item.text("receiver").map(ContactId::new),
        item.text("told").map(ShipmentStatus::valueOf),
        new TrackingDetails(item.text("number"), item.text("url"), item.text("company")),
        item.text("trackedAt").map(Instant::parse),
        item.number("revision"));
  }

  /** The item of the next revision. */
  Item item(ItemKey key) {
    return ItemBuilder.at(key)
        .text("receiver", receiver.map(ContactId::value))
        .text("told", told.map(ShipmentStatus::name))
        .text("number", tracking.number())
        .text("url", tracking.url())
        .text("company", tracking.company())
        .instant("trackedAt", trackedAt)
        .number("revision", revision + 1)
        .build();
  }

  /** The status to publish for a reported one; empty when it is not published. */
  static Optional<ShipmentStatus> status(CarrierStatus reported) {
    return switch (reported) {
      case IN_TRANSIT -> Optional.of(ShipmentStatus.SHIPPED);
      case OUT_FOR_DELIVERY -> Optional.of(ShipmentStatus.OUT_FOR_DELIVERY);
      case DELIVERED -> Optional.of(ShipmentStatus.DELIVERED);
      case LABEL_PURCHASED,
          LABEL_PRINTED,
          READY_FOR_PICKUP,
          CONFIRMED,
          CARRIER_PICKED_UP,
          DELAYED,
          ATTEMPTED_DELIVERY,
          PICKED_UP,
          FAILURE,
          UNKNOWN ->
          Optional.empty();
    };
  }

  /** The name of a status in identities and texts. */
  static String word(ShipmentStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
