package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.approvals.Approval;
import io.relance.application.approvals.ApprovalState;
import io.relance.application.approvals.DecideApprovals;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.imports.ImportKind;
import io.relance.application.imports.ImportRequest;
import io.relance.application.sending.model.Messages;
import io.relance.application.timeline.TimelineEntry;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.MarketingOptIns;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.store.PageRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "D4.6: a preview foretells what the embedded engine then does; the walk names its seed")
class SimulatedWalksTest {
  private static final int WALKS = 60;
  private static final Instant START = Instant.parse("2026-02-10T08:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(14);
  private static final Duration PREPARING = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** An automation and the contact who walks it, by their ids. */
  private record Walker(RandomEntrant entrant, String automation, String contact) {}

  @Test
  void foretellsEachStepOfRealWalks() {
    try (var server = new TestClockServer(folder, START)) {
      var foretold = foretold(server);
      foretold.keySet().forEach(walker -> comeTrue(server, walker));
      server.advance(PREPARING);
      foretold.keySet().forEach(walker -> enter(server, walker));

      advance(server, foretold.keySet());

      assertThat(foretold)
          .hasSizeGreaterThan(WALKS / 2)
          .allSatisfy(
              (walker, foreseen) ->
                  assertThat(recorded(server, walker))
                      .as("Seed " + walker.entrant().seed())
                      .isEqualTo(foreseen));
      assertThat(foretold.values().stream().flatMap(walk -> walk.steps().stream()))
          .anyMatch(step -> step.endsWith("skipped not-subscribed"))
          .anyMatch(step -> step.endsWith("skipped opted-out"))
          .anyMatch(step -> step.endsWith("skipped no-address"))
          .anyMatch(step -> step.endsWith("decided its criteria hold"))
          .anyMatch(step -> step.endsWith("added"))
          .anyMatch(step -> step.endsWith("granted"))
          .anyMatch(step -> step.endsWith("has no code left"))
          .anyMatch(step -> step.endsWith("forwarded"))
          .anyMatch(step -> step.endsWith("skipped approval-refused"))
          .anyMatch(step -> step.endsWith("skipped approval-expired"));
    }
  }

  /** Lets time pass, in which approvers decide as foretold. */
  private static void advance(TestClockServer server, Set<Walker> walkers) {
    var byAutomation =
        walkers.stream()
            .collect(
                Collectors.toMap(walker -> new AutomationId(walker.automation()), Walker::entrant));
    var end = now(server).plus(LONGEST);
    while (now(server).isBefore(end)) {
      var next =
          pending(server).stream()
              .map(approval -> approval.createdAt().plus(RandomEntrant.DECIDED_AFTER))
              .filter(now(server)::isBefore)
              .min(Instant::compareTo)
              .filter(now(server).plus(RandomEntrant.DECIDED_AFTER)::isAfter)
              .orElse(now(server).plus(RandomEntrant.DECIDED_AFTER));
      server.advance(Duration.between(now(server), next));
      pending(server).stream()
          .filter(it -> !it.createdAt().plus(RandomEntrant.DECIDED_AFTER).isAfter(now(server)))
          .forEach(
              approval ->
                  Optional.ofNullable(byAutomation.get(approval.subject().automation()))
                      .ifPresent(entrant -> decide(server, approval, entrant)));
    }
  }

  private static void decide(TestClockServer server, Approval approval, RandomEntrant entrant) {
    var state = entrant.decision(approval.subject().element());
    if (state != ApprovalState.EXPIRED) {
      var approves = state == ApprovalState.APPROVED;
      assertThat(
              server
                  .relance()
                  .execution()
                  .decideApprovals()
                  .decide(approval.id(), approves, "mia@lumen.test"))
          .isInstanceOf(DecideApprovals.Result.Decided.class);
    }
  }

  private static List<Approval> pending(TestClockServer server) {
    var approvals = server.relance().execution().approvals();
    return approvals.list(Set.of(ApprovalState.PENDING), PageRequest.first(WALKS)).items();
  }

  private static Instant now(TestClockServer server) {
    return server.relance().requests().clock().instant();
  }

  /** What previews foretell of walks that do not take too long to be walked. */
  private static Map<Walker, RecordedPath> foretold(TestClockServer server) {
    var foretold = new LinkedHashMap<Walker, RecordedPath>();
    walkers(server).forEach(walker -> foretold.put(walker, foretold(server, walker)));
    var latest = now(server).plus(LONGEST);
    foretold.values().removeIf(walk -> walk.end().isAfter(latest));
    return foretold;
  }

  private static List<Walker> walkers(TestClockServer server) {
    var _ =
        server.post(
            "/v1/tables",
            Map.of("name", "pets", "columns", List.of(Map.of("name", "colour", "type", "text"))));
    for (int at = 0; at < 5; at++) {
      var _ =
          server.post(
              "/v1/segments",
              Map.of(
                  "name",
                  "Segment " + at,
                  "persona",
                  true,
                  "criteria",
                  Map.of("property", "country", "is", at % 2 == 0 ? "FR" : "CA")));
    }
    // One bank has a code for each, the other none.
    loaded(server, server.post("/v1/promo-banks", Map.of("name", "bank 0")).path("id").asText());
    var _ = server.post("/v1/promo-banks", Map.of("name", "bank 1"));
    for (int at = 0; at < 2; at++) {
      var _ = server.post("/v1/sftp-servers", sftpServer("server " + at));
    }
    var lists =
        IntStream.range(0, 6)
            .mapToObj(at -> server.post("/v1/lists", Map.of("name", "List " + at)))
            .map(list -> list.path("key").asText())
            .toList();
    return LongStream.range(0, WALKS)
        .mapToObj(RandomEntrant::of)
        .map(entrant -> walker(server, entrant, lists))
        .toList();
  }

  /** A server on which no file arrives: the file of an export is none of its contacts' steps. */
  private static Map<String, Object> sftpServer(String name) {
    return Map.of(
        "name",
        name,
        "host",
        "127.0.0.1",
        "port",
        1,
        "user",
        "relance",
        "password",
        "none",
        "hostKey",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGHA00bcPSeyWqTprsYtOAtRN/ndKzzcbZ/ZyKg3os5h");
  }

  /** Loads a bank with codes for all walks. */
  private static void loaded(TestClockServer server, String bank) {
    var importing = server.relance().importing();
    var request =
        new ImportRequest(
            ImportKind.CODES,
            Optional.empty(),
            Optional.empty(),
            Optional.of(bank),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());
    var subject = importing.imports().create(request);
    var file =
        "code\n"
            + IntStream.range(0, 5 * WALKS)
                .mapToObj(at -> "CODE-" + at + "\n")
                .collect(Collectors.joining());
    server
        .relance()
        .objects()
        .put(subject.fileName(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    var _ = importing.imports().run(subject, request).orElseThrow();
    server.advance(Duration.ofSeconds(1));
  }

  private static Walker walker(TestClockServer server, RandomEntrant entrant, List<String> lists) {
    var contact = server.post("/v1/contacts", entrant.contact()).path("id").asText();
    var automation = server.post("/v1/automations", entrant.automation(lists)).path("id").asText();
    var random = new Random(~entrant.seed());
    lists.stream()
        .filter(_ -> random.nextInt(3) == 0)
        .forEach(list -> join(server, list, new ContactId(contact)));
    if (random.nextBoolean()) {
      orders(server, entrant, "first");
      server.advance(Duration.ofMinutes(5));
    }
    return new Walker(entrant, automation, contact);
  }

  private static void join(TestClockServer server, String list, ContactId contact) {
    var lists = server.relance().people().lists();
    lists.add(lists.idOf(list).orElseThrow(), List.of(contact));
  }

  private static RecordedPath foretold(TestClockServer server, Walker walker) {
    var body =
        Map.of(
            "contactId",
            walker.contact(),
            "approvals",
            walker.entrant().decisions(),
            "startAt",
            now(server).plus(PREPARING).toString());
    return RecordedPath.of(
        server.post("/v1/automations/%s/simulations".formatted(walker.automation()), body));
  }

  /** Makes true what the trigger says, as long as nothing is live. */
  private static void comeTrue(TestClockServer server, Walker walker) {
    switch (walker.entrant().flow().trigger()) {
      case Trigger.PostPurchase _ -> orders(server, walker.entrant(), "second");
      case Trigger.ContactSubscribed(var channel, var type) ->
          channel.ifPresent(
              on -> states(server, walker, entry(server, on, ConsentState.SUBSCRIBED), type));
      case Trigger.ContactUnsubscribed(var channel, var type) ->
          channel.ifPresent(
              on -> states(server, walker, entry(server, on, ConsentState.UNSUBSCRIBED), type));
      case Trigger.ListJoined(var list) ->
          join(server, list.value(), new ContactId(walker.contact()));
      case Trigger.SegmentEntered _,
          Trigger.TableRow _,
          Trigger.ByVisit _,
          Trigger.SegmentLeft _,
          Trigger.AbandonedCart _,
          Trigger.ShipmentUpdate _,
          Trigger.ByText _,
          Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.AtDates _,
          Trigger.Import _,
          Trigger.Manual _,
          Trigger.Api _ -> {
        // Nothing that criteria or the gate ask about.
      }
    }
  }

  private static void orders(TestClockServer server, RandomEntrant entrant, String which) {
    var customer = ContactDetails.ofShopCustomer(entrant.shopId());
    var order =
        new ShopFact.OrderPlaced(
            which + entrant.seed(),
            "#1",
            customer,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            MarketingOptIns.NONE,
            START,
            START,
            false,
            OrderState.PLACED,
            false);
    server.relance().ingest().acceptShopFact().accept(order);
  }

  private static Function<Purpose, ConsentEntry> entry(
      TestClockServer server, Channel channel, ConsentState state) {
    return type -> new ConsentEntry(channel, type, state, "test", now(server));
  }

  private static void states(
      TestClockServer server,
      Walker walker,
      Function<Purpose, ConsentEntry> entry,
      Optional<Purpose> type) {
    var ledger = server.relance().people().ledger();
    type.map(Set::of).orElse(Set.of(Purpose.values())).stream()
        .map(entry)
        .forEach(said -> ledger.enter(new ContactId(walker.contact()), ConsentStatement.of(said)));
  }

  private static void enter(TestClockServer server, Walker walker) {
    server.post("/v1/automations/%s/activate".formatted(walker.automation()), Map.of());
    LiveAutomation live =
        server
            .relance()
            .execution()
            .flows()
            .liveById(new AutomationId(walker.automation()))
            .orElseThrow();
    var exchange = live.flow().trigger() instanceof Trigger.ByText;
    var enrollmentRequest =
        new EnrollmentRequest(
            new ContactId(walker.contact()), "api:walk-" + walker.entrant().seed(), true);
    server
        .relance()
        .execution()
        .enrollContacts()
        .enroll(live, List.of(enrollmentRequest), exchange);
  }

  private static RecordedPath recorded(TestClockServer server, Walker walker) {
    var timeline =
        server
            .relance()
            .privacy()
            .timeline()
            .of(new ContactId(walker.contact()), PageRequest.first(500));
    var ofWalk =
        timeline.items().stream()
            .filter(
                entry ->
                    entry
                        .automation()
                        .map(AutomationId::value)
                        .equals(Optional.of(walker.automation())))
            .toList();
    var messages =
        server
            .relance()
            .messaging()
            .messages()
            .list(
                new Messages.Filter(Map.of(Messages.Field.CONTACT, walker.contact())),
                PageRequest.first(100));
    List<TimelineEntry> entries = List.copyOf(ofWalk);
    return RecordedPath.of(entries, messages.items());
  }
}
