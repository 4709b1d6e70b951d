package io.relance.domain.flow;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.SenderId;
import io.relance.domain.id.TableKey;
import io.relance.domain.visit.PagePattern;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The condition under which contacts are enrolled in an automation. */
public sealed interface Trigger {
  /** The kind's name in files and answers. */
  String kind();

  /** A customer completes an order. */
  record PostPurchase() implements Trigger {
    @Override
    public String kind() {
      return "post-purchase";
    }
  }

  /** A cart is left alone for a while. */
  record AbandonedCart(Duration after) implements Trigger {
    @Override
    public String kind() {
      return "abandoned-cart";
    }
  }

  /**
   * The status of a shipment changes.
   *
   * @param statuses those that count; none given means any
   */
  record ShipmentUpdate(Set<ShipmentStatus> statuses) implements Trigger {
    public ShipmentUpdate {
      var ordered = EnumSet.noneOf(ShipmentStatus.class);
      ordered.addAll(statuses);
      statuses = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String kind() {
      return "shipment-update";
    }

    /** Whether a change to this status counts. */
    public boolean covers(ShipmentStatus status) {
      return statuses.isEmpty() || statuses.contains(status);
    }
  }

  /** A contact writes a text. */
  sealed interface ByText extends Trigger {
    /** The channels by which the text must come. */
    Set<Channel> channels();

    List<String> keywords();

    /** Whether only contacts who agreed to marketing are answered. */
    boolean subscribersOnly();

    /** The property that gets the keyword as written here. */
    default Optional<PropertyName> storeAs() {
      return Optional.empty();
    }
  }

  /**
   * A contact writes one of the keywords, or a text that nothing else answers.
   *
   * @param keywords none for any text that nothing else answers
   * @param subscribersOnly whether only contacts who agreed to marketing are answered
   */
  record InboundMessage(
      Channel channel,
      List<String> keywords,
      KeywordMatch match,
      boolean caseSensitive,
      boolean subscribersOnly)
      implements ByText {
    public static final String KIND = "inbound-message";

    public InboundMessage {
      keywords = List.copyOf(keywords);
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(channel);
    }

    /** Whether it takes any text that nothing else answers. */
    public boolean catchesAll() {
      return keywords.isEmpty();
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A contact writes exactly one of the keywords.
   *
   * @param storeAs the property that gets the keyword
   * @param sender only texts to this one
   */
  record Keyword(
      Set<Channel> channels,
      List<String> keywords,
      Optional<PropertyName> storeAs,
      Optional<SenderId> sender)
      implements ByText {
    public static final String KIND = "keyword";

    public Keyword {
      channels = ordered(channels);
      keywords = List.copyOf(keywords);
    }

    @Override
    public boolean subscribersOnly() {
      return true;
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A contact replies to a sent message.
   *
   * @param keywords one of which the reply contains, or nearly; none for any reply
   * @param storeAs the property that gets the keyword
   */
  record ReplyToMessage(
      Set<Channel> channels,
      List<String> keywords,
      RepliedMessage message,
      Optional<PropertyName> storeAs)
      implements ByText {
    public static final String KIND = "reply-to-message";

    public ReplyToMessage {
      channels = ordered(channels);
      keywords = List.copyOf(keywords);
    }

    @Override
    public boolean subscribersOnly() {
      return true;
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  private static Set<Channel> ordered(Set<Channel> channels) {
    var ordered = EnumSet.noneOf(Channel.class);
    ordered.addAll(channels);
    return Collections.unmodifiableSet(ordered);
  }

  /**
   * A contact is created.
   *
   * @param source only in this way
   */
  record ContactCreated(Optional<ContactSource> source) implements Trigger {
    public static final String KIND = "contact-created";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * The fields or properties of a contact change.
   *
   * @param properties only these; none given means any
   */
  record ContactUpdated(List<PropertyName> properties) implements Trigger {
    public static final String KIND = "contact-updated";

    public ContactUpdated {
      properties = List.copyOf(properties);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A contact agrees to messages that it did not agree to before.
   *
   * @param channel only on this one
   * @param type only of this purpose
   */
  record ContactSubscribed(Optional<Channel> channel, Optional<Purpose> type) implements Trigger {
    public static final String KIND = "contact-subscribed";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A contact begins to meet the criteria of a segment. */
  record SegmentEntered(SegmentKey segment) implements Trigger {
    public static final String KIND = "segment-entered";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A contact no longer meets the criteria of a segment. */
  record SegmentLeft(SegmentKey segment) implements Trigger {
    public static final String KIND = "segment-left";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A contact is added to a list. */
  record ListJoined(ListKey list) implements Trigger {
    public static final String KIND = "list-joined";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A row of a related table is added to a contact, or changes.
   *
   * @param on the changes that count
   * @param columns only these; none given means any
   */
  record TableRow(TableKey table, Set<RowChange> on, List<String> columns) implements Trigger {
    public static final String KIND = "table-row";

    public TableRow {
      var ordered = EnumSet.noneOf(RowChange.class);
      ordered.addAll(on);
      on = Collections.unmodifiableSet(ordered);
      columns = List.copyOf(columns);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A contact looks at the shop's pages. */
  sealed interface ByVisit extends Trigger {
    /** The visit that triggers, counted from the activation; 0 for each one. */
    int times();
  }

  /** A contact visits a page. */
  record PageVisited(List<PagePattern> pages, int times) implements ByVisit {
    public static final String KIND = "page-visited";

    public PageVisited {
      pages = List.copyOf(pages);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A contact views a product.
   *
   * @param products the ids or handles of those that count; none given means any
   */
  record ProductViewed(List<String> products, int times) implements ByVisit {
    public static final String KIND = "product-viewed";

    public ProductViewed {
      products = List.copyOf(products);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A contact no longer wants messages.
   *
   * @param channel only on this one
   * @param type only of this purpose
   */
  record ContactUnsubscribed(Optional<Channel> channel, Optional<Purpose> type) implements Trigger {
    @Override
    public String kind() {
      return "contact-unsubscribed";
    }
  }

  /** At dates an audience is taken and enrolled. */
  sealed interface AtDates extends Trigger {
    TriggerAudience audience();

    /** Where the dates are local. */
    TriggerZone zone();
  }

  /** Chosen dates. */
  record Dates(DateTimes times, TriggerAudience audience) implements AtDates {
    public static final String KIND = "dates";

    @Override
    public TriggerZone zone() {
      return times.zone();
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** Dates that recur. */
  record Recurrence(RecurrenceTimes times, TriggerAudience audience) implements AtDates {
    public static final String KIND = "recurrence";

    @Override
    public TriggerZone zone() {
      return times.zone();
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A file of contacts is imported.
   *
   * @param list only files whose contacts join this list
   * @param automatic whether each import enters its contacts by itself; else a marketer launches it
   */
  record Import(Optional<ListKey> list, boolean automatic) implements Trigger {
    public static final String KIND = "import";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A marketer launches it. */
  record Manual() implements Trigger {
    @Override
    public String kind() {
      return "manual";
    }
  }

  /** Another program enrols one contact at a time. */
  record Api() implements Trigger {
    @Override
    public String kind() {
      return "api";
    }
  }
}
