package io.relance.testkit.flow;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.DateTimes;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.RepliedMessage;
import io.relance.domain.flow.RowChange;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.flow.TriggerZone;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.SenderId;
import io.relance.domain.id.TableKey;
import io.relance.domain.visit.PageMatch;
import io.relance.domain.visit.PagePattern;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes up triggers and re-entry policies. */
final class RandomTriggers {
  private final Random random;

  RandomTriggers(Random random) {
    this.random = random;
  }

  Trigger next() {
    return switch (random.nextInt(22)) {
      case 0 -> new Trigger.PostPurchase();
      case 1 -> new Trigger.AbandonedCart(RandomFlows.duration(random));
      case 2 -> new Trigger.ShipmentUpdate(statuses());
      case 3 -> inboundMessage();
      case 4 -> new Trigger.ContactUnsubscribed(channel(), type());
      case 5 -> new Trigger.Manual();
      case 6 -> new Trigger.ContactCreated(source());
      case 7 -> new Trigger.ContactUpdated(properties());
      case 8 -> new Trigger.ContactSubscribed(channel(), type());
      case 9 -> new Trigger.ListJoined(new ListKey("list-" + random.nextInt(5)));
      case 10 -> catchAll();
      case 11 -> recurrence();
      case 12 -> keyword();
      case 13 -> reply();
      case 14 -> new Trigger.SegmentEntered(segment());
      case 15 -> new Trigger.SegmentLeft(segment());
      case 16 -> imported();
      case 17 -> new Trigger.Dates(dates(), audience());
      case 18 -> tableRow();
      case 19 -> pages();
      case 20 -> products();
      default -> new Trigger.Api();
    };
  }

  private Trigger imported() {
    var list =
        random.nextBoolean() ? Optional.of(new ListKey("list-0")) : Optional.<ListKey>empty();
    return new Trigger.Import(list, random.nextBoolean());
  }

  private Trigger tableRow() {
    var on =
        RandomFlows.pick(
            random, Set.of(RowChange.ADDED), Set.of(RowChange.CHANGED), Set.of(RowChange.values()));
    List<String> columns = random.nextBoolean() ? List.of() : List.of("species", "age");
    return new Trigger.TableRow(new TableKey("table-" + random.nextInt(3)), on, columns);
  }

  private Trigger pages() {
    var match = RandomFlows.pick(random, PageMatch.values());
    var sale = new PagePattern(match, "https://shop.example.org/sale-" + random.nextInt(5));
    return new Trigger.PageVisited(List.of(sale), random.nextInt(4));
  }

  private Trigger products() {
    List<String> products = random.nextBoolean() ? List.of() : List.of("42", "red-mug");
    return new Trigger.ProductViewed(products, random.nextInt(4));
  }

  private SegmentKey segment() {
    return new SegmentKey("segment-" + random.nextInt(5));
  }

  Reentry reentry() {
    return switch (random.nextInt(4)) {
      case 0 -> new Reentry.EveryTime();
      case 1 -> new Reentry.Once();
      case 2 -> new Reentry.NotWhileInside();
      default -> new Reentry.AtMostEvery(RandomFlows.duration(random));
    };
  }

  private Set<ShipmentStatus> statuses() {
    return random.nextBoolean()
        ? Set.of()
        : Set.of(RandomFlows.pick(random, ShipmentStatus.values()));
  }

  private Trigger inboundMessage() {
    return new Trigger.InboundMessage(
        Channel.SMS,
        List.of("menu" + random.nextInt(100), "carte du jour"),
        RandomFlows.pick(random, KeywordMatch.values()),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private Trigger catchAll() {
    return new Trigger.InboundMessage(
        Channel.SMS, List.of(), KeywordMatch.CONTAINS, false, random.nextBoolean());
  }

  private Trigger keyword() {
    Optional<SenderId> sender =
        random.nextBoolean() ? Optional.empty() : Optional.of(new SenderId("+12025550199"));
    return new Trigger.Keyword(
        textChannels(), List.of("flavor" + random.nextInt(100), "my flavor"), stored(), sender);
  }

  private Trigger reply() {
    return random.nextBoolean()
        ? new Trigger.ReplyToMessage(
            textChannels(), List.of(), new RepliedMessage.Any(), Optional.empty())
        : new Trigger.ReplyToMessage(
            textChannels(), List.of("pumpkin", "apple pie"), new RepliedMessage.Any(), stored());
  }

  private Set<Channel> textChannels() {
    return random.nextBoolean() ? Set.of(Channel.SMS) : Set.of(Channel.SMS, Channel.WHATSAPP);
  }

  private Optional<PropertyName> stored() {
    return random.nextBoolean() ? Optional.empty() : Optional.of(new PropertyName("flavor"));
  }

  private Trigger recurrence() {
    var start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(2000));
    Optional<LocalDate> until =
        random.nextBoolean() ? Optional.empty() : Optional.of(start.plusYears(9));
    var at = LocalTime.of(random.nextInt(24), random.nextInt(60));
    var rules = List.of("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=-1");
    var rule = rules.get(random.nextInt(rules.size()));
    var times = new RecurrenceTimes(rule, start, until, zone(), at);
    return new Trigger.Recurrence(times, audience());
  }

  private DateTimes dates() {
    var first = LocalDateTime.of(2026, 1, 1, 9, 0).plusMinutes(random.nextInt(2_000_000));
    return new DateTimes(List.of(first, first.plusDays(random.nextInt(1, 400))), zone());
  }

  private TriggerZone zone() {
    return RandomFlows.pick(
        random,
        new TriggerZone.OfProject(),
        new TriggerZone.OfContact(),
        new TriggerZone.Named(ZoneId.of("Europe/Paris")));
  }

  private TriggerAudience audience() {
    return RandomFlows.pick(
        random,
        new TriggerAudience.Members(new ListKey("list-" + random.nextInt(5))),
        new TriggerAudience.InSegment(segment()),
        new TriggerAudience.Matching(new Criteria.Reachable(Channel.SMS)));
  }

  private Optional<ContactSource> source() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(RandomFlows.pick(random, ContactSource.values()));
  }

  private List<PropertyName> properties() {
    return random.nextBoolean()
        ? List.of()
        : List.of(new PropertyName("country"), new PropertyName("plan" + random.nextInt(5)));
  }

  private Optional<Channel> channel() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(RandomFlows.pick(random, Channel.values()));
  }

  private Optional<Purpose> type() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(RandomFlows.pick(random, Purpose.values()));
  }
}
