package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventPeriod.Ago;
import io.relance.domain.criteria.EventPeriod.Entry;
import io.relance.domain.criteria.EventPeriod.On;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes a criterion about the events of a contact. */
final class EventCriteria {
  private static final String ENTRY = "entry";
  private static final String A_MOMENT =
      "an ISO 8601 duration such as P30D, a date such as 2026-03-01, or an instant such as"
          + " 2026-03-01T09:30:00Z";

  private EventCriteria() {}

  /**
   * Reads a criterion.
   *
   * @param where reads criteria over the properties of an event
   */
  static Optional<Criteria.Event> read(
      FlowFields fields, Function<FlowValue, Optional<Criteria>> where) {
    var name = fields.word("event").map(EventName::new);
    var times = CountFields.read(fields);
    var since = fields.text("since").flatMap(text -> since(text, fields.place("since")));
    var until = fields.text("until").flatMap(text -> until(text, fields.place("until")));
    var filter = fields.get("where").flatMap(where);
    var sum = sum(fields);
    return name.map(
        event -> new Criteria.Event(event, times, new EventPeriod(since, until), filter, sum));
  }

  private static Optional<EventPeriod.Since> since(String text, FlowValue place) {
    if (text.equals(ENTRY)) {
      return Optional.of(new Entry());
    }
    if (isDuration(text)) {
      return Durations.read(text, place).map(Ago::new);
    }
    var moment = Moment.parse(text).map(On::new);
    if (moment.isEmpty()) {
      place.fault(
          Diagnostic.error(
              "criteria.invalid-period",
              "Must be \"entry\", %s, not %s%s"
                  .formatted(A_MOMENT, Quoted.of(text), NearestName.ending(text, List.of(ENTRY)))));
    }
    return moment.map(EventPeriod.Since.class::cast);
  }

  private static Optional<EventPeriod.Until> until(String text, FlowValue place) {
    if (isDuration(text)) {
      return Durations.read(text, place).map(Ago::new);
    }
    var moment = Moment.parse(text).map(On::new);
    if (moment.isEmpty()) {
      place.fault(
          Diagnostic.error(
              "criteria.invalid-period",
              "Must be %s, not %s.".formatted(A_MOMENT, Quoted.of(text))));
    }
    return moment.map(EventPeriod.Until.class::cast);
  }

  private static boolean isDuration(String text) {
    return text.startsWith("P") || text.startsWith("-P");
  }

  private static Optional<EventSum> sum(FlowFields fields) {
    var property = fields.word("sum").map(PropertyName::new);
    var bounds = List.of("greater", "less").stream().filter(fields::has).toList();
    var greater = fields.get("greater").flatMap(value -> PropertyTests.limit("greater", value));
    var less = fields.get("less").flatMap(value -> PropertyTests.limit("less", value));
    if (fields.has("sum") && bounds.isEmpty()) {
      fields
          .place("sum")
          .fault(Diagnostic.error("criteria.unclear", "A sum must have greater, less, or both."));
    }
    if (!fields.has("sum") && !bounds.isEmpty()) {
      fields
          .place(bounds.getFirst())
          .fault(
              Diagnostic.error(
                      "criteria.unclear",
                      "Must come with \"sum\", the property that the events add up.")
                  .hint("A number of events is compared with atLeast, atMost or exactly."));
    }
    return property.map(known -> new EventSum(known, greater, less));
  }

  static void write(Criteria.Event event, ObjectNode object) {
    object.put("event", event.event().value());
    CountFields.write(event.times(), object);
    event.period().since().ifPresent(since -> object.put("since", write(since)));
    event.period().until().ifPresent(until -> object.put("until", write(until)));
    event.where().ifPresent(where -> object.set("where", CriteriaWriter.write(where)));
    event.sum().ifPresent(sum -> write(sum, object));
  }

  private static String write(EventPeriod.Since since) {
    return switch (since) {
      case Entry() -> ENTRY;
      case Ago(var period) -> Durations.write(period);
      case On(var moment) -> moment.toString();
    };
  }

  private static String write(EventPeriod.Until until) {
    return switch (until) {
      case Ago(var period) -> Durations.write(period);
      case On(var moment) -> moment.toString();
    };
  }

  private static void write(EventSum sum, ObjectNode object) {
    object.put("sum", sum.property().value());
    sum.greater().ifPresent(bound -> object.put("greater", bound));
    sum.less().ifPresent(bound -> object.put("less", bound));
  }
}
