package io.relance.application.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.TrackingDetails;
import io.relance.domain.shop.TrackingDetails.TrackingNumber;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state of a parcel.
 *
 * @param receiver the contact to notify when the order has none
 * @param told the statuses published
 * @param toldAt when the newest of them was reported to have happened
 * @param trackedAt as of when the tracking details are
 * @param revision counts the writes of this item
 */
record Parcel(
    Optional<ContactId> receiver,
    Set<ShipmentStatus> told,
    Optional<Instant> toldAt,
    TrackingDetails tracking,
    Optional<Instant> trackedAt,
    long revision) {
  /** Set when the receiver is erased. */
  private static final String ERASED = "erased";

  private static final TypeReference<List<TrackingNumber>> NUMBERS = new TypeReference<>() {};

  static final Parcel UNKNOWN =
      new Parcel(
          Optional.empty(), Set.of(), Optional.empty(), TrackingDetails.NONE, Optional.empty(), 0);

  Parcel {
    told = Set.copyOf(told);
  }

  /**
   * Whether a status is to be published: each once, no progress after a later one, nothing after
   * the delivery, and no incident that happened before what is published.
   */
  boolean isNews(ShipmentStatus status, Instant at) {
    if (told.contains(status) || told.contains(ShipmentStatus.DELIVERED)) {
      return false;
    }
    return status.isProgress()
        ? told.stream().filter(ShipmentStatus::isProgress).allMatch(it -> it.compareTo(status) < 0)
        : toldAt.map(newest -> !at.isBefore(newest)).orElse(true);
  }

  Parcel telling(Set<ShipmentStatus> statuses, Instant at) {
    var all = EnumSet.copyOf(statuses);
    all.addAll(told);
    var newest = toldAt.filter(at::isBefore).or(() -> Optional.of(at));
    return new Parcel(receiver, all, newest, tracking, trackedAt, revision);
  }

  /** Whether it was published as shipped by the shop without a number, and nothing after that. */
  boolean awaitsNumber() {
    return trackedAt.isPresent()
        && tracking.number().isEmpty()
        && told.contains(ShipmentStatus.SHIPPED)
        && !told.contains(ShipmentStatus.OUT_FOR_DELIVERY)
        && !told.contains(ShipmentStatus.DELIVERED);
  }

  /** The same, received by this contact unless the receiver is known. */
  Parcel receivedBy(ContactId contact) {
    return new Parcel(
        receiver.or(() -> Optional.of(contact)), told, toldAt, tracking, trackedAt, revision);
  }

  /** Newer details have precedence; absent ones do not remove known ones. */
  Parcel tracked(TrackingDetails details, Instant at) {
    var newer = trackedAt.isEmpty() || !at.isBefore(trackedAt.orElseThrow());
    var merged = newer ? merge(details, tracking) : merge(tracking, details);
    return new Parcel(
        receiver, told, toldAt, merged, newer ? Optional.of(at) : trackedAt, revision);
  }

  private static TrackingDetails merge(TrackingDetails first, TrackingDetails second) {
    return new TrackingDetails(
        first.number().or(second::number),
        first.url().or(second::url),
        first.company().or(second::company),
        first.all().isEmpty() ? second.all() : first.all());
  }

  /** Whether its receiver was erased: nothing about it is stored or published any more. */
  static boolean isErased(Item item) {
    return item.attribute(ERASED).isPresent();
  }

  static Parcel of(Item item) {
    return new Parcel(
        item.text("receiver").map(ContactId::new),
        item.text("told").stream()
            .flatMap(told -> Stream.of(told.split(",")))
            .map(ShipmentStatus::valueOf)
            .collect(Collectors.toSet()),
        item.text("toldAt").map(Instant::parse),
        new TrackingDetails(
            item.text("number"),
            item.text("url"),
            item.text("company"),
            item.text("tracking").map(all -> Json.read(all, NUMBERS)).orElse(List.of())),
        item.text("trackedAt").map(Instant::parse),
        item.number("revision"));
  }

  /** The item of the next revision. */
  Item item(ItemKey key) {
    return ItemBuilder.at(key)
        .text("receiver", receiver.map(ContactId::value))
        .text("told", names())
        .text("toldAt", toldAt.map(Instant::toString))
        .text("number", tracking.number())
        .text("url", tracking.url())
        .text("company", tracking.company())
        .json("tracking", tracking.all())
        .instant("trackedAt", trackedAt)
        .number("revision", revision + 1)
        .build();
  }

  private Optional<String> names() {
    var names = told.stream().sorted().map(ShipmentStatus::name).collect(Collectors.joining(","));
    return Optional.of(names).filter(it -> !it.isEmpty());
  }

  /** The status to publish for a reported one; empty when it is not published. */
  static Optional<ShipmentStatus> status(CarrierStatus reported) {
    return switch (reported) {
      case IN_TRANSIT -> Optional.of(ShipmentStatus.IN_TRANSIT);
      case OUT_FOR_DELIVERY -> Optional.of(ShipmentStatus.OUT_FOR_DELIVERY);
      case DELIVERED -> Optional.of(ShipmentStatus.DELIVERED);
      case READY_FOR_PICKUP -> Optional.of(ShipmentStatus.READY_FOR_PICKUP);
      case DELAYED -> Optional.of(ShipmentStatus.DELAYED);
      case ATTEMPTED_DELIVERY -> Optional.of(ShipmentStatus.ATTEMPTED);
      case FAILURE -> Optional.of(ShipmentStatus.FAILED);
      case LABEL_PURCHASED, LABEL_PRINTED, CONFIRMED, CARRIER_PICKED_UP, PICKED_UP, UNKNOWN ->
          Optional.empty();
    };
  }

  /** The name of a status in identities and texts. */
  static String word(ShipmentStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
