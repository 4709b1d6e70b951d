package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads and writes the recurrence trigger. */
final class RecurrenceFields {
  private static final String PROJECT = "project";
  private static final List<String> NAMES = List.of("list", "segment", "criteria");
  private static final String UNREAD_RULE = "FREQ=DAILY";
  private static final LocalDate UNREAD_DATE = LocalDate.of(2000, 1, 1);

  private RecurrenceFields() {}

  static Trigger read(FlowFields fields) {
    fields.required("rule");
    var rule = fields.word("rule").orElse(UNREAD_RULE);
    var start = fields.required("start").flatMap(RecurrenceFields::date);
    var until = fields.get("until").flatMap(RecurrenceFields::date);
    var zone = fields.required("zone").flatMap(RecurrenceFields::zone);
    var times =
        new RecurrenceTimes(
            rule,
            start.orElse(UNREAD_DATE),
            start.isPresent() ? until : Optional.empty(),
            zone,
            fields.time("at"));
    var audience = fields.required("audience").flatMap(RecurrenceFields::audience);
    return new Trigger.Recurrence(
        times, audience.orElse(new TriggerAudience.Members(Placeholders.LIST)));
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

  /** Empty for the project's time zone. */
  private static Optional<ZoneId> zone(FlowValue value) {
    var text = value.text().orElse(PROJECT);
    if (text.equals(PROJECT)) {
      return Optional.empty();
    }
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return Optional.of(ZoneId.of(text));
    }
    value.fault(
        Diagnostic.error(
                "zone.invalid",
                "Must be \"project\" or a time zone such as Europe/Paris, not "
                    + Quoted.of(text)
                    + NearestName.ending(text, ZoneId.getAvailableZoneIds()))
            .hint(
                text.equals("contact")
                    ? "The time zone of each contact is not available yet."
                    : "Use a name of the IANA time zone database."));
    return Optional.empty();
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

  static void write(Trigger.Recurrence recurrence, ObjectNode object) {
    var times = recurrence.times();
    object.put("rule", times.rule()).put("start", times.start().toString());
    times.until().ifPresent(until -> object.put("until", until.toString()));
    object
        .put("zone", times.zone().map(ZoneId::getId).orElse(PROJECT))
        .put("at", times.at().toString());
    var audience = object.putObject("audience");
    switch (recurrence.audience()) {
      case TriggerAudience.Members(var list) -> audience.put("list", list.value());
      case TriggerAudience.InSegment(var segment) -> audience.put("segment", segment.value());
      case TriggerAudience.Matching(var criteria) ->
          audience.set("criteria", CriteriaWriter.write(criteria));
    }
  }
}
