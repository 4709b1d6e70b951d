package io.relance.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.automations.Counters;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.RecordEvent;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.execution.Enrollment;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.application.lists.CreateListResult;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.timeline.WalkingShop;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import io.relance.testkit.process.FolderSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.5, L-36: an erased contact leaves counts and opt-outs, and nothing else")
class EraseContactScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "known", "elements": [
        {"id": "known", "name": "Known?", "kind": "condition",
         "criteria": {"property": "firstName", "isNot": "Zoe"},
         "onTrue": "wait", "onFalse": "done"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "thanks"},
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "text": "Thanks!", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final List<String> PERSONAL =
      List.of("33612345678", "ana.diaz@example.com", "Anastasia", "a yellow canary", "Rue Haute");

  @TempDir Path folder;
  private WalkingShop world;
  private Contact ana;
  private Contact bea;
  private Enrollment walking;
  private Optional<ListId> vips = Optional.empty();

  @BeforeEach
  void open() {
    world = new WalkingShop(folder, FLOW);
    bea = world.shop.withPhone("+33700000001");
    ana = known();
    live(ana);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void leavesNothingThatFindsOrNamesThePerson() {
    assertThat(erasing(world.shop.store()).erase(ana.id())).isPresent();

    assertForgotten();
    assertThat(world.shop.contacts().byPhone("+33612345678")).isEmpty();
    assertThat(world.shop.contacts().byEmail("ana.diaz@example.com")).isEmpty();
    assertThat(world.shop.contacts().byShopCustomer("820982911946154508")).isEmpty();
    assertThat(erasing(world.shop.store()).erase(new ContactId("nobody"))).isEmpty();
  }

  @Test
  @DisplayName("counts stay: who entered, who was sent what, who is inside, who is on lists")
  void keepsCounts() {
    erasing(world.shop.store()).erase(ana.id());

    var counts = new Counters(world.shop.store()).of(WalkingShop.AUTOMATION);
    assertThat(counts)
        .containsEntry("entered", 2L)
        .containsEntry("inProgress", 1L)
        .containsEntry("at/wait/here/", 1L)
        .containsEntry("outcome:erased", 1L);
    assertThat(world.lists.size(vips.orElseThrow())).isEqualTo(1);
    assertThat(world.now(walking).outcome()).contains("erased");
  }

  @Test
  @DisplayName("the others of the wave walk on without the one who was erased")
  void leavesTheOthersAlone() {
    var other = Enrollment.id(WalkingShop.AUTOMATION, "launch-1", bea.id());

    erasing(world.shop.store()).erase(ana.id());

    var standing =
        world
            .walking
            .traceEnrollment()
            .trace(world.walking.enrollments().find(other).orElseThrow())
            .now();
    var wave = world.walking.waves().find(standing.orElseThrow().wave()).orElseThrow();
    assertThat(world.walking.waves().members(wave))
        .extracting(member -> member.contact())
        .containsExactly(bea.id());
  }

  @Test
  @DisplayName("D7.5: opt-outs of the address stand when it comes back, as another contact")
  void honoursOptOutsOfAnErasedAddress() {
    erasing(world.shop.store()).erase(ana.id());

    var back = world.shop.withPhone("+33612345678");

    assertThat(back.id()).isNotEqualTo(ana.id());
    assertThat(back.consents().optedOut(Channel.SMS)).isTrue();
    assertThat(back.firstName()).isEmpty();
  }

  @Test
  @DisplayName("cut short anywhere, the erasure is finished by the agenda")
  void finishesWhateverPointItWasCutShortAt() {
    var cutShort = true;
    for (int point = 0; cutShort; point++) {
      var crash = CrashPoint.at(point);
      cutShort =
          crashes(() -> erasing(new WatchedItemStore(world.shop.store(), crash)).erase(ana.id()));
      if (world.shop.contacts().find(ana.id()).isPresent()) {
        assertThat(erasing(world.shop.store()).erase(ana.id())).isPresent();
      }
      world.shop.settleJobs();

      assertForgotten();
      assertThat(world.lists.size(vips.orElseThrow())).isEqualTo(1);
      ana = known();
      live(ana);
    }
  }

  @Test
  @DisplayName("D6.1: a job removes many messages, of a contact whom nobody finds any more")
  void removesManyMessagesByAJob() {
    for (int message = 0; message < 450; message++) {
      world.message(walking, new ElementId("news-" + message), "sent", "");
    }
    addressed(walking);

    var job = erasing(world.shop.store()).erase(ana.id()).orElseThrow();

    assertThat(job.state()).isEqualTo(JobState.RUNNING);
    assertThat(world.shop.contacts().find(ana.id())).isEmpty();
    assertThat(world.shop.contacts().byPhone("+33612345678")).isEmpty();
    world.shop.pass(Duration.ofMinutes(2));
    tick();
    assertThat(world.shop.rows()).anyMatch(EraseContactScenarioTest::isPersonal);
    world.shop.relance().backgroundJobs().runJobs().run(job.id(), Duration.ofMinutes(1));
    assertForgotten();
    assertThat(state(job)).isEqualTo(JobState.DONE);
  }

  @Test
  @DisplayName("D6.1: a job removes a long history in parts, whatever point it is cut short at")
  void removesALongHistoryInParts() {
    remembers(500);
    var job = erasing(world.shop.store()).erase(ana.id()).orElseThrow();
    assertThat(job.state()).isEqualTo(JobState.RUNNING);

    for (int point = 3; state(job) == JobState.RUNNING; point += 8) {
      var store = new WatchedItemStore(world.shop.store(), CrashPoint.at(point));
      var jobs = world.shop.relance(store).backgroundJobs().runJobs();
      crashes(() -> jobs.run(job.id(), Duration.ofMinutes(1)));
      world.shop.pass(Duration.ofHours(1));
    }

    assertThat(state(job)).isEqualTo(JobState.DONE);
    assertForgotten();
  }

  private JobState state(Job job) {
    var jobs = world.shop.relance().backgroundJobs().jobs();
    return jobs.find(job.id()).orElseThrow().state();
  }

  /** So many events that name the street, with their entries of the timeline. */
  private void remembers(int events) {
    for (int number = 0; number < events; number++) {
      var event =
          ContactEvent.of("api:" + number, "api", ana.id(), world.shop.now())
              .with(Map.of("street", "Rue Haute"));
      var writes = new ArrayList<>(ContactEvents.keep(event));
      writes.add(Activities.write(ana.id(), world.shop.now(), "visit", Map.of()));
      world.shop.store().transact(writes);
    }
  }

  @Test
  @DisplayName("once the server has stopped, no byte of its folder holds an address or a text")
  void leavesNoByteInTheFolder() {
    for (int at = 0; at < 300; at++) {
      world.shop.withPhone("+3374%07d".formatted(at));
    }
    assertThat(found()).containsExactlyElementsOf(PERSONAL);

    erasing(world.shop.store()).erase(ana.id());
    world.close();

    assertThat(found()).isEmpty();
  }

  @Test
  @DisplayName("an erasure that is done is itself forgotten")
  void forgetsTheErasure() {
    erasing(world.shop.store()).erase(ana.id());
    world.shop.pass(Duration.ofMinutes(2));
    tick();
    world.shop.pass(Duration.ofHours(2));
    tick();

    assertThat(world.shop.store().get(Erasure.key(ana.id()))).isEmpty();
    assertThat(erasing(world.shop.store()).erase(ana.id())).isEmpty();
  }

  private EraseOnRequest erasing(ItemStore store) {
    return world.shop.relance(store).requests().eraseOnRequest();
  }

  private void tick() {
    var erasing = world.shop.relance().privacy().erasureDue();
    world
        .walking
        .schedule()
        .tick(
            Schedule.actions(
                Stream.of(DueKind.values())
                    .map(kind -> kind == DueKind.ERASURE ? erasing : new Idle(kind))));
  }

  private record Idle(DueKind kind) implements DueAction {
    @Override
    public Optional<Instant> fire(String subject, Instant now) {
      return Optional.empty();
    }
  }

  /** Everybody's contact, before anything happened. */
  private Contact known() {
    var edit =
        ContactEdit.NONE
            .set(ContactField.SHOP_CUSTOMER_ID, "820982911946154508")
            .set(ContactField.PHONE, "+33612345678")
            .set(ContactField.EMAIL, "ana.diaz@example.com")
            .set(ContactField.FIRST_NAME, "Anastasia")
            .set("pet", new Scalar.Text("a yellow canary"));
    return ((ContactEditResult.Kept) world.shop.contacts().create(edit, List.of())).contact();
  }

  /** The contact orders, enters, is written to, says stop, gets on a list. */
  private void live(Contact contact) {
    var store = world.shop.store();
    var enrolled = world.enroll("launch-1", contact.id().value(), bea.id().value());
    walking = enrolled.getFirst();
    world.advance(walking);
    world.advance(walking);
    world.message(walking, new ElementId("thanks"), "queued", "");
    addressed(walking);
    world.shop.ledger().enter(contact.id(), stop());
    var list =
        vips.orElseGet(() -> ((CreateListResult.Made) world.lists.create("VIPs")).list().id());
    vips = Optional.of(list);
    world.lists.add(list, List.of(contact.id(), bea.id()));
    new RecordEvent(store)
        .record(
            contact.id(), new RecordEvent.Event("order", contact.id().value(), world.shop.now()));
    var occurrence = ContactEventKeys.occurrence("order-completed:" + contact.id());
    var kept =
        ItemBuilder.at(occurrence)
            .text("contact", contact.id().value())
            .text("variables", "{\"order\":{\"street\":\"Rue Haute\"}}");
    var letter =
        new DeadLetter(
            "m1", "message", "shop-facts", "It failed", world.shop.now(), "\n+33612345678");
    var other =
        new DeadLetter(
            "m2",
            "message",
            "shop-facts",
            "It failed",
            world.shop.now(),
            "\n{\"phone\": \"06.12 34-56 78\"}");
    store.transact(
        List.of(
            Write.put(kept.build()),
            ContactReferences.write(contact.id(), occurrence),
            DeadLetters.keep(letter),
            DeadLetters.keep(other)));
  }

  private ConsentStatement stop() {
    return ConsentStatement.optOut(Channel.SMS, "sms", world.shop.now()).because("STOP").by("m1");
  }

  private void addressed(Enrollment enrollment) {
    world
        .shop
        .store()
        .all(Query.of(Tables.SENDS, enrollment.contact().value()).on(Tables.SENDS_OF_CONTACT))
        .toList()
        .forEach(
            send ->
                world
                    .shop
                    .store()
                    .transact(
                        List.of(
                            Write.update(
                                send.key(),
                                Precondition.present(),
                                Edit.set("to", "+33612345678"),
                                Edit.set("text", "Anastasia, Rue Haute")))));
  }

  private void assertForgotten() {
    assertThat(world.shop.rows()).noneMatch(EraseContactScenarioTest::isPersonal);
    assertThat(new DeadLetters(world.shop.store()).causes()).isEmpty();
    var partition = Query.of(Tables.CONTACTS, ContactKeys.partition(ana.id()));
    assertThat(world.shop.store().all(partition)).isEmpty();
    assertThat(world.now(walking).endedAt()).isPresent();
  }

  private static boolean isPersonal(String text) {
    return PERSONAL.stream().anyMatch(text::contains);
  }

  private List<String> found() {
    return FolderSearch.found(folder, PERSONAL);
  }

  private static boolean crashes(Runnable action) {
    try {
      action.run();
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }
}
