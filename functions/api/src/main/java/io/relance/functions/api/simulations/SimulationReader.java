package io.relance.functions.api.simulations;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Automations;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Json;
import io.relance.application.simulation.ContactReply;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.functions.api.ApiException;
import io.relance.functions.api.Missing;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.Problem;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.contacts.MadeUpContacts;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is to be simulated, and names everything that is wrong with it at once. */
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
  private final MadeUpContacts madeUp;
  private final ProjectClock clock;

  SimulationReader(
      Automations automations, Contacts contacts, MadeUpContacts madeUp, ProjectClock clock) {
    this.automations = automations;
    this.contacts = contacts;
    this.madeUp = madeUp;
    this.clock = clock;
  }

  /**
   * What a body asks for.
   *
   * @throws Refusal with every fault, or when there is no such automation
   */
  SimulateAutomation.Request read(String automation, SimulationBodies.Request body) {
    if (automations.find(automation).isEmpty()) {
      throw Missing.resource("automation", automation);
    }
    var faults = new ArrayList<Problem.Fault>();
    var contact = contact(body, faults);
    var flow = flow(body.flow(), faults);
    var sample = EventSample.of(body.event(), body.properties());
    faults.addAll(sample.faults());
    var replies = replies(body.replies(), faults);
    var start = start(body.startAt(), faults);
    if (!faults.isEmpty() || contact.isEmpty()) {
      throw ApiException.invalid(faults);
    }
    return new SimulateAutomation.Request(
        automation, flow, contact.orElseThrow(), sample.variables(), replies, start);
  }

  private Optional<Contact> contact(SimulationBodies.Request body, List<Problem.Fault> faults) {
    var id = body.contactId();
    var made = body.contact();
    if (id != null && made != null) {
      faults.add(Problem.Fault.field("contact", "must not be given together with contactId"));
      return Optional.empty();
    }
    if (id != null) {
      return stored(id, faults);
    }
    if (made != null) {
      return madeUp.read("contact", made, faults);
    }
    faults.add(Problem.Fault.field("contactId", "is required, or contact with made-up fields"));
    return Optional.empty();
  }

  private Optional<Contact> stored(String id, List<Problem.Fault> faults) {
    var found = PlainIds.isOne(id) ? contacts.find(id) : Optional.<Contact>empty();
    if (found.isEmpty()) {
      var shown = id.length() > 100 ? id.substring(0, 100) + "…" : id;
      faults.add(Problem.Fault.field("contactId", "there is no contact \"%s\"".formatted(shown)));
    }
    return found;
  }

  private static Optional<String> flow(@Nullable JsonNode flow, List<Problem.Fault> faults) {
    if (flow == null || flow.isNull()) {
      return Optional.empty();
    }
    if (!flow.isObject()) {
      faults.add(Problem.Fault.field("flow", "must be an object"));
      return Optional.empty();
    }
    var json = Json.write(flow);
    if (json.length() > LONGEST_FLOW) {
      faults.add(
          Problem.Fault.field("flow", "must have at most %,d characters".formatted(LONGEST_FLOW)));
    }
    return Optional.of(json);
  }

  private static List<ContactReply> replies(
      @Nullable List<SimulationBodies.SimulatedReply> replies, List<Problem.Fault> faults) {
    if (replies == null) {
      return List.of();
    }
    if (replies.size() > MOST_REPLIES) {
      faults.add(
          Problem.Fault.field(
              "replies", "must be at most %d, not %d".formatted(MOST_REPLIES, replies.size())));
      return List.of();
    }
    var read = new ArrayList<ContactReply>();
    for (int at = 0; at < replies.size(); at++) {
      read.add(reply("replies[" + at + "]", replies.get(at), faults));
    }
    return read;
  }

  private static ContactReply reply(
      String path, SimulationBodies.SimulatedReply reply, List<Problem.Fault> faults) {
    var text = reply.text();
    if (text == null || text.isBlank() || text.length() > LONGEST_REPLY) {
      faults.add(
          Problem.Fault.field(
              path + ".text", "must be 1 to %,d characters".formatted(LONGEST_REPLY)));
    }
    return new ContactReply(
        after(path + ".after", reply.after(), faults), text == null ? "" : text);
  }

  private static Duration after(String path, @Nullable String after, List<Problem.Fault> faults) {
    try {
      var read = after == null ? Duration.ZERO : Duration.parse(after);
      if (!read.isNegative() && read.compareTo(LATEST_REPLY) <= 0) {
        return read;
      }
    } catch (DateTimeException _) {
      // Reported below.
    }
    faults.add(
        Problem.Fault.field(
            path,
            "must be an ISO 8601 duration from PT0S to P366D, such as \"PT30M\", not "
                + quoted(after)));
    return Duration.ZERO;
  }

  private Instant start(@Nullable String start, List<Problem.Fault> faults) {
    try {
      var read = start == null ? clock.now() : OffsetDateTime.parse(start).toInstant();
      if (!read.isBefore(EARLIEST) && read.isBefore(LATEST)) {
        return read;
      }
    } catch (DateTimeException _) {
      // Reported below.
    }
    faults.add(
        Problem.Fault.field(
            "startAt",
            "must be a date and time with an offset from 2000 to 2099, such as"
                + " \"2026-11-24T09:00:00Z\", not "
                + quoted(start)));
    return EARLIEST;
  }

  private static String quoted(@Nullable String value) {
    var given = value == null ? "" : value;
    return "\"" + (given.length() > 40 ? given.substring(0, 40) + "…" : given) + "\"";
  }
}
