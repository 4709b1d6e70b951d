package io.relance.functions.api.simulations;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.Json;
import io.relance.application.simulation.ContactReply;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.contacts.SimulatedContacts;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.TimeFields;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the request of a simulation; all of its faults are reported together. */
@Singleton
final class SimulationReader {
  private static final int MOST_REPLIES = 100;
  private static final int LONGEST_REPLY = 1_600;
  private static final int LONGEST_FLOW = 100_000;
  private static final Duration LATEST_REPLY = Duration.ofDays(366);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Automations automations;
  private final Contacts contacts;
  private final SimulatedContacts simulated;
  private final ProjectClock clock;

  SimulationReader(
      Automations automations, Contacts contacts, SimulatedContacts simulated, ProjectClock clock) {
    this.automations = automations;
    this.contacts = contacts;
    this.simulated = simulated;
    this.clock = clock;
  }

  /**
   * Reads a request.
   *
   * @throws ApiException with every fault, or when there is no such automation
   */
  SimulateAutomation.Request read(String automation, JsonBody body) {
    if (automations.find(new AutomationId(automation)).isEmpty()) {
      throw Missing.resource("automation", automation);
    }
    return body.read(fields -> request(automation, fields));
  }

  private Supplier<SimulateAutomation.Request> request(String automation, JsonFields fields) {
    var contact = contact(fields);
    var flow = fields.optional("flow", SimulationReader::flow);
    var variables = EventSample.read(fields);
    var replies =
        fields
            .optional(
                "replies", value -> Optional.of(value.list(MOST_REPLIES, SimulationReader::reply)))
            .orElse(List.of());
    var decisions = DecisionsReader.read(fields, () -> flow.orElseGet(() -> draft(automation)));
    var start = fields.optional("startAt", SimulationReader::start).orElseGet(clock::now);
    return () ->
        new SimulateAutomation.Request(
            new AutomationId(automation),
            flow,
            contact.orElseThrow(),
            variables,
            replies,
            decisions,
            start);
  }

  private String draft(String automation) {
    return automations.find(new AutomationId(automation)).map(Automation::flow).orElseThrow();
  }

  private Optional<Contact> contact(JsonFields fields) {
    var id = fields.optional("contactId", Optional::of);
    var made = fields.optional("contact", Optional::of);
    if (id.isPresent() && made.isPresent()) {
      fields.fault("contact", "must be absent when contactId is present");
      return Optional.empty();
    }
    if (id.isEmpty() && made.isEmpty()) {
      fields.fault("contactId", "is required, or contact with the fields of a contact");
    }
    return id.flatMap(this::stored).or(() -> made.flatMap(value -> value.object(simulated::read)));
  }

  private Optional<Contact> stored(JsonValue value) {
    return value
        .string()
        .flatMap(
            id -> {
              var found =
                  PlainIds.isOne(id) ? contacts.find(new ContactId(id)) : Optional.<Contact>empty();
              if (found.isEmpty()) {
                value.fault(Missing.message("contact", id));
              }
              return found;
            });
  }

  private static Optional<String> flow(JsonValue value) {
    return value
        .object()
        .map(_ -> Json.write(value.node()))
        .filter(
            json ->
                value.holds(
                    json.length() <= LONGEST_FLOW,
                    "must have at most %,d characters".formatted(LONGEST_FLOW)));
  }

  private static Optional<ContactReply> reply(JsonValue value) {
    return value.object(SimulationReader::replyFields);
  }

  private static Optional<ContactReply> replyFields(JsonFields fields) {
    var text = fields.required("text", value -> EventSample.text(value, LONGEST_REPLY));
    var after =
        fields.optional(
            "after",
            value ->
                TimeFields.period(value, LATEST_REPLY, "from PT0S to P366D, such as \"PT30M\""));
    return text.map(written -> new ContactReply(after.orElse(Duration.ZERO), written));
  }

  private static Optional<Instant> start(JsonValue value) {
    return TimeFields.instant(value)
        .filter(
            at ->
                value.holds(
                    !at.isBefore(EARLIEST) && at.isBefore(LATEST),
                    "must be from 2000 to 2099, such as \"2026-11-24T09:00:00Z\", not "
                        + Quoted.of(value.node().asText())));
  }
}
