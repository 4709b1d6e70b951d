package io.relance.functions.api;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.simulation.Reply;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.store.Json;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is to be previewed, and names everything that is wrong with it at once. */
@Singleton
final class SimulationReader {
  private static final int MOST_REPLIES = 100;
  private static final int LONGEST_REPLY = 1_600;
  private static final Duration LATEST_REPLY = Duration.ofDays(366);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Automations automations;
  private final ProjectClock clock;

  SimulationReader(Automations automations, ProjectClock clock) {
    this.automations = automations;
    this.clock = clock;
  }

  SimulateAutomation.Request read(String automation, SimulationBodies.Request body) {
    var found = automations.find(automation).orElseThrow(() -> Refusal.notFound("automation"));
    var faults = new ArrayList<Problem.Fault>();
    var contact = contact(body.contactId(), faults);
    var variables = variables(found, body, faults);
    var replies = replies(body.replies(), faults);
    var start = start(body.start(), faults);
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
    return new SimulateAutomation.Request(automation, contact, variables, replies, start);
  }

  private static String contact(@Nullable String id, List<Problem.Fault> faults) {
    if (id == null || !PlainIds.isOne(id)) {
      faults.add(Problem.Fault.field("contactId", "is the id of a contact"));
      return "";
    }
    return id;
  }

  private static String variables(
      Automation automation, SimulationBodies.Request body, List<Problem.Fault> faults) {
    var sample = OccurrenceSample.of(body.occurrence(), automation.triggerKind());
    faults.addAll(sample.faults());
    return Json.write(sample.variables());
  }

  private static List<Reply> replies(
      @Nullable List<SimulationBodies.SimulatedReply> replies, List<Problem.Fault> faults) {
    if (replies == null) {
      return List.of();
    }
    if (replies.size() > MOST_REPLIES) {
      faults.add(Problem.Fault.field("replies", "are at most " + MOST_REPLIES));
      return List.of();
    }
    var read = new ArrayList<Reply>();
    for (int at = 0; at < replies.size(); at++) {
      read.add(reply("replies[" + at + "]", replies.get(at), faults));
    }
    return read;
  }

  private static Reply reply(
      String path, SimulationBodies.SimulatedReply reply, List<Problem.Fault> faults) {
    var text = reply.text();
    if (text == null || text.isBlank() || text.length() > LONGEST_REPLY) {
      faults.add(
          Problem.Fault.field(path + ".text", "has 1 to %,d characters".formatted(LONGEST_REPLY)));
    }
    return new Reply(after(path + ".after", reply.after(), faults), text == null ? "" : text);
  }

  private static Duration after(String path, @Nullable String after, List<Problem.Fault> faults) {
    try {
      var read = after == null ? Duration.ZERO : Duration.parse(after);
      if (!read.isNegative() && read.compareTo(LATEST_REPLY) <= 0) {
        return read;
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    faults.add(
        Problem.Fault.field(
            path, "is a duration from PT0S to P366D, in ISO 8601: PT30M is half an hour"));
    return Duration.ZERO;
  }

  private Instant start(@Nullable String start, List<Problem.Fault> faults) {
    try {
      var read = start == null ? clock.now() : Instant.parse(start);
      if (!read.isBefore(EARLIEST) && read.isBefore(LATEST)) {
        return read;
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    faults.add(
        Problem.Fault.field(
            "start", "is an instant from 2000 to 2099, such as 2026-11-24T09:00:00Z"));
    return EARLIEST;
  }
}
