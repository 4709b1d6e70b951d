package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.DateTimes;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.flow.TriggerZone;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes the triggers at dates. */
final class DateFields {
  private static final String PROJECT = "project";
  private static final String CONTACT = "contact";
  private static final List<String> NAMES = List.of("list", "segment", "criteria");
  private static final String UNREAD_RULE = "FREQ=DAILY";
  private static final TriggerZone UNREAD_ZONE = new TriggerZone.OfProject();
  private static final LocalDate UNREAD_DATE = LocalDate.of(2000, 1, 1);

  private DateFields() {}

  static Trigger dates(FlowFields fields) {
    fields.required("at");
    var read = fields.list("at", DateFields::dateTime);
    var unread = read.isEmpty() && !fields.isEmptyList("at");
    var at = unread ? List.of(UNREAD_DATE.atStartOfDay()) : read;
    var zone = fields.required("zone").flatMap(DateFields::zone);
    return new Trigger.Dates(new DateTimes(at, zone.orElse(UNREAD_ZONE)), readAudience(fields));
  }

  static Trigger recurrence(FlowFields fields) {
    fields.required("rule");
    var rule = fields.word("rule").orElse(UNREAD_RULE);
    var start = fields.required("start").flatMap(DateFields::date);
    var until = fields.get("until").flatMap(DateFields::date);
    var zone = fields.required("zone").flatMap(DateFields::zone);
    var times =
        new RecurrenceTimes(
            rule,
            start.orElse(UNREAD_DATE),
            start.isPresent() ? until : Optional.empty(),
            zone.orElse(UNREAD_ZONE),
            fields.time("at"));
    return new Trigger.Recurrence(times, readAudience(fields));
  }

  private static TriggerAudience readAudience(FlowFields fields) {
    return fields
        .required("audience")
        .flatMap(DateFields::audience)
        .orElse(new TriggerAudience.Members(Placeholders.LIST));
  }

  private static Optional<LocalDateTime> dateTime(FlowValue value) {
    return value.text().flatMap(text -> dateTime(text, value));
  }

  private static Optional<LocalDateTime> dateTime(String text, FlowValue place) {
    try {
      var read = LocalDateTime.parse(text);
      if (read.equals(read.truncatedTo(ChronoUnit.SECONDS))) {
        return Optional.of(read);
      }
    } catch (DateTimeException _) {
      // Reported below, as are times finer than a second.
    }
    place.fault(
        Diagnostic.error(
                "date-time.invalid",
                "Must be a local date and time such as 2026-12-01T09:00, not "
                    + Quoted.of(text)
                    + ".")
            .hint("The time zone has a field of its own, \"zone\"."));
    return Optional.empty();
  }

  private static Optional<LocalDate> date(FlowValue value) {
    return value.text().flatMap(text -> date(text, value));
  }

  private static Optional<LocalDate> date(String text, FlowValue place) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      place.fault(
          Diagnostic.error(
              "date.invalid", "Must be a date such as 2026-12-01, not " + Quoted.of(text) + "."));
      return Optional.empty();
    }
  }

  private static Optional<TriggerZone> zone(FlowValue value) {
    var text = value.text().orElse(PROJECT);
    if (text.equals(PROJECT)) {
      return Optional.of(new TriggerZone.OfProject());
    }
    if (text.equals(CONTACT)) {
      return Optional.of(new TriggerZone.OfContact());
    }
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return Optional.of(new TriggerZone.Named(ZoneId.of(text)));
    }
    value.fault(
        Diagnostic.error(
                "zone.invalid",
                "Must be \"project\", \"contact\" or a time zone such as Europe/Paris, not "
                    + Quoted.of(text)
                    + NearestName.ending(text, names()))
            .hint("Use a name of the IANA time zone database."));
    return Optional.empty();
  }

  private static Set<String> names() {
    var names = new HashSet<>(ZoneId.getAvailableZoneIds());
    names.add(PROJECT);
    names.add(CONTACT);
    return names;
  }

  private static Optional<TriggerAudience> audience(FlowValue value) {
    return value.object().flatMap(fields -> audience(value, fields));
  }

  private static Optional<TriggerAudience> audience(FlowValue value, FlowFields fields) {
    var given = NAMES.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      value.fault(
          Diagnostic.error(
              "trigger.unclear-audience",
              "Must have exactly one of \"list\", \"segment\" and \"criteria\"."));
      return Optional.empty();
    }
    Optional<TriggerAudience> audience =
        switch (given.getFirst()) {
          case "list" -> fields.word("list").map(ListKey::new).map(TriggerAudience.Members::new);
          case "segment" ->
              fields.word("segment").map(SegmentKey::new).map(TriggerAudience.InSegment::new);
          default ->
              fields
                  .get("criteria")
                  .flatMap(CriteriaReader::read)
                  .map(TriggerAudience.Matching::new);
        };
    fields.close();
    return audience;
  }

  static void write(Trigger.AtDates trigger, ObjectNode object) {
    switch (trigger) {
      case Trigger.Dates dates -> {
        var at = object.putArray("at");
        dates.times().at().forEach(date -> at.add(date.toString()));
        object.put("zone", name(dates.zone()));
      }
      case Trigger.Recurrence recurrence -> {
        var times = recurrence.times();
        object.put("rule", times.rule()).put("start", times.start().toString());
        times.until().ifPresent(until -> object.put("until", until.toString()));
        object.put("zone", name(times.zone())).put("at", times.at().toString());
      }
    }
    var audience = object.putObject("audience");
    switch (trigger.audience()) {
      case TriggerAudience.Members(var list) -> audience.put("list", list.value());
      case TriggerAudience.InSegment(var segment) -> audience.put("segment", segment.value());
      case TriggerAudience.Matching(var criteria) ->
          audience.set("criteria", CriteriaWriter.write(criteria));
    }
  }

  private static String name(TriggerZone zone) {
    return switch (zone) {
      case TriggerZone.OfProject() -> PROJECT;
      case TriggerZone.OfContact() -> CONTACT;
      case TriggerZone.Named(var named) -> named.getId();
    };
  }
}
