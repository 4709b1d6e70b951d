package io.relance.server;

import io.relance.application.approvals.ApprovalState;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.DateTimes;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerZone;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.json.Choices;
import io.relance.testkit.flow.RandomFlows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A flow made up of a seed, and a contact to walk it who is made up of the same. */
record RandomEntrant(long seed, Flow flow) {
  /** Lets neighbouring seeds begin with different numbers. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  static final Duration DECIDED_AFTER = Duration.ofHours(12);

  /** The list to which no random flow adds contacts. */
  private static final ListKey NOT_ADDED_TO = new ListKey("list-5");

  /** The property that no random flow sets. */
  private static final PropertyName NOT_SET = new PropertyName("not-set");

  /** The channel from which no random flow unsubscribes contacts. */
  private static final Optional<Channel> NOT_UNSUBSCRIBED_FROM = Optional.of(Channel.WHATSAPP);

  /** Dates that no walk sees. */
  private static final DateTimes LATER =
      new DateTimes(List.of(LocalDateTime.parse("2040-01-01T09:00")), new TriggerZone.OfProject());

  private static final List<String> ZONES =
      List.of("Europe/Paris", "America/Montreal", "Asia/Tokyo", "Pacific/Auckland");

  static RandomEntrant of(long seed) {
    return new RandomEntrant(seed, certain(alone(RandomFlows.of(seed), seed)));
  }

  /** No two automations have the same keyword, and none is triggered by what another does. */
  private static Flow alone(Flow flow, long seed) {
    if (flow.trigger() instanceof Trigger.ListJoined) {
      return triggered(flow, new Trigger.ListJoined(NOT_ADDED_TO));
    }
    if (flow.trigger() instanceof Trigger.SegmentEntered
        || flow.trigger() instanceof Trigger.SegmentLeft
        || flow.trigger() instanceof Trigger.TableRow
        || flow.trigger() instanceof Trigger.ByVisit
        || flow.trigger() instanceof Trigger.Import) {
      return triggered(flow, new Trigger.Manual());
    }
    if (flow.trigger() instanceof Trigger.ContactUpdated) {
      return triggered(flow, new Trigger.ContactUpdated(List.of(NOT_SET)));
    }
    if (flow.trigger() instanceof Trigger.ContactUnsubscribed(_, var type)) {
      return triggered(flow, new Trigger.ContactUnsubscribed(NOT_UNSUBSCRIBED_FROM, type));
    }
    if (flow.trigger() instanceof Trigger.Recurrence recurrence) {
      return triggered(flow, new Trigger.Recurrence(later(recurrence), recurrence.audience()));
    }
    if (flow.trigger() instanceof Trigger.Dates dates) {
      return triggered(flow, new Trigger.Dates(LATER, dates.audience()));
    }
    return withOwnWords(flow, seed);
  }

  /** The same with words that only one walker texts. */
  private static Flow withOwnWords(Flow flow, long seed) {
    if (flow.trigger() instanceof Trigger.Keyword keyword) {
      return triggered(
          flow,
          new Trigger.Keyword(
              keyword.channels(), List.of("word " + seed), keyword.storeAs(), keyword.sender()));
    }
    if (flow.trigger() instanceof Trigger.ReplyToMessage reply) {
      return triggered(
          flow,
          new Trigger.ReplyToMessage(
              reply.channels(), List.of("reply " + seed), reply.message(), reply.storeAs()));
    }
    return flow.trigger() instanceof Trigger.InboundMessage heard
        ? triggered(
            flow,
            new Trigger.InboundMessage(
                heard.channel(),
                List.of("word number " + seed),
                heard.match(),
                heard.caseSensitive(),
                heard.subscribersOnly()))
        : flow;
  }

  /** The same with splits of which one exit takes every contact. */
  private static Flow certain(Flow flow) {
    return new Flow(
        flow.format(),
        flow.trigger(),
        flow.reentry(),
        flow.start(),
        flow.elements().stream().map(RandomEntrant::certain).toList(),
        flow.quietHours(),
        flow.conversation());
  }

  private static FlowElement certain(FlowElement element) {
    return switch (element) {
      case SplitElement.AxSplit split -> {
        var first = split.variations().getFirst();
        var others = split.variations().subList(1, split.variations().size());
        var all = new ArrayList<>(List.of(share(first, 100)));
        others.forEach(variation -> all.add(share(variation, 0)));
        yield new SplitElement.AxSplit(split.id(), split.name(), all);
      }
      case SplitElement.Distribution distribution ->
          new SplitElement.Distribution(
              distribution.id(),
              distribution.name(),
              distribution.limits().stream()
                  .map(it -> new SplitElement.LimitedExit(it.id(), 1, it.next()))
                  .toList(),
              distribution.rest());
      default -> element;
    };
  }

  private static SplitElement.Variation share(SplitElement.Variation variation, int percent) {
    return new SplitElement.Variation(
        variation.id(), variation.name(), BigDecimal.valueOf(percent), variation.next());
  }

  /** Dates that no walk sees. */
  private static RecurrenceTimes later(Trigger.Recurrence recurrence) {
    var times = recurrence.times();
    var start = LocalDate.of(2040, 1, 1);
    return new RecurrenceTimes(times.rule(), start, Optional.empty(), times.zone(), times.at());
  }

  private static Flow triggered(Flow flow, Trigger trigger) {
    return new Flow(flow.format(), trigger, flow.reentry(), flow.start(), flow.elements());
  }

  /** The flow as a body, its lists named as they are here. */
  Map<String, Object> automation(List<String> lists) {
    var json = FlowCodec.encode(flow);
    for (int at = 0; at < lists.size(); at++) {
      json = json.replace("\"list-" + at + "\"", "\"" + lists.get(at) + "\"");
    }
    return Map.of("name", "Flow " + seed, "flow", Json.tree(json));
  }

  /** How the approvals of the flow are decided, as the field of a simulation. */
  List<Map<String, String>> decisions() {
    return flow.elements().stream()
        .filter(ApprovalElement.class::isInstance)
        .map(
            approval ->
                Map.of(
                    "elementId",
                    approval.id().value(),
                    "decision",
                    Choices.name(decision(approval.id())),
                    "after",
                    DECIDED_AFTER.toString()))
        .toList();
  }

  /** How an approval is decided half a day after it is asked for, unless it has expired. */
  ApprovalState decision(ElementId approval) {
    return List.of(ApprovalState.APPROVED, ApprovalState.REFUSED, ApprovalState.EXPIRED)
        .get(Math.floorMod(seed + approval.value().hashCode(), 3));
  }

  String shopId() {
    return String.valueOf(9_000_000 + seed);
  }

  /** The contact as a body; anything may be missing. */
  Map<String, Object> contact() {
    var random = new Random(seed * SCATTER);
    var body = new HashMap<String, Object>();
    body.put("externalIds", Map.of("shopify", shopId()));
    maybe(random, body, "phone", "+336398%05d".formatted(seed));
    maybe(random, body, "email", "somebody-%d@example.com".formatted(seed));
    maybe(random, body, "firstName", "Zoé");
    maybe(random, body, "country", random.nextBoolean() ? "FR" : "CA");
    maybe(random, body, "timeZone", ZONES.get(random.nextInt(ZONES.size())));
    body.put("properties", properties(random));
    body.put("consents", consents(random));
    return body;
  }

  private static Map<String, Object> properties(Random random) {
    var properties = new HashMap<String, Object>();
    maybe(random, properties, "vip", random.nextBoolean());
    maybe(random, properties, "size", random.nextInt(100));
    maybe(random, properties, "birthday", "2001-05-17");
    return properties;
  }

  private static List<Map<String, String>> consents(Random random) {
    var consents = new ArrayList<Map<String, String>>();
    for (var channel : List.of("sms", "email", "whatsapp")) {
      for (var type : List.of("marketing", "transactional")) {
        if (random.nextInt(4) > 0) {
          consents.add(
              Map.of(
                  "channel",
                  channel,
                  "type",
                  type,
                  "state",
                  random.nextInt(4) > 0 ? "subscribed" : "unsubscribed",
                  "source",
                  "test"));
        }
      }
    }
    return consents;
  }

  private static void maybe(Random random, Map<String, Object> body, String name, Object value) {
    if (random.nextInt(4) > 0) {
      body.put(name, value);
    }
  }
}
