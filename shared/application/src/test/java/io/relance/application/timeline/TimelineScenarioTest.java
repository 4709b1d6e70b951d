package io.relance.application.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.RecordEvent;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.lists.CreateListResult;
import io.relance.application.persistence.Slice;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-8, L-25: the timeline answers why Ana did or did not get a message")
class TimelineScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "again", "elements": [
        {"id": "again", "name": "Ordered before?", "kind": "condition",
         "criteria": {"event": "order", "atLeast": 2}, "onTrue": "list", "onFalse": "wait"},
        {"id": "list", "name": "Keep", "kind": "add-to-list", "list": "regulars", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1H", "next": "thanks"},
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "text": "Thanks!", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  private WalkingShop world;
  private Contact ana;
  private Contact bea;
  private Contact cleo;

  @BeforeEach
  void open() {
    world = new WalkingShop(folder, FLOW);
    ana = world.shop.withPhone("+33612345678");
    bea = world.shop.withPhone("+33612345679");
    cleo = world.shop.withPhone("+33612345670");
    order(bea, "b1");
    order(bea, "b2");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("D3.4: everybody's way is told, also of those who left their wave at a fork")
  void tellsWhichWayEachWent() {
    var all = world.enroll("launch-1", ana.id().value(), bea.id().value(), cleo.id().value());

    world.advance(all.getFirst());
    world.advance(all.get(1));

    assertThat(kinds(ana)).containsExactly("passed", "entered");
    assertThat(reasons(ana)).contains("its criteria do not hold");
    assertThat(kinds(bea)).startsWith("passed", "passed", "entered");
    assertThat(reasons(bea)).contains("its criteria hold");
    assertThat(where(all.get(1).id())).isEqualTo("wait");
    assertThat(where(all.get(2).id())).isEqualTo("wait");
  }

  @Test
  @DisplayName("D7.6: a skipped message says why, between the wait before it and the end")
  void tellsWhyAMessageDidNotCome() {
    var enrollment = world.enroll("order-completed:1", ana.id().value()).getFirst();
    world.advance(enrollment);
    world.advance(enrollment);
    world.shop.pass(Duration.ofHours(1));
    world.shop.ledger().enter(ana.id(), stop());
    world.message(enrollment, new ElementId("thanks"), "skipped", "opted out");

    var told = timeline(ana);

    assertThat(told)
        .extracting(TimelineEntry::kind)
        .containsExactly("message", "consent", "consent", "waits", "passed", "entered");
    assertThat(told.getFirst().reason()).contains("opted out");
    assertThat(told.getFirst().element()).contains(new ElementId("thanks"));
    assertThat(told.getFirst().automation()).contains(WalkingShop.AUTOMATION);
    assertThat(told.get(1).reason()).contains("STOP");
  }

  @Test
  void tellsWhereSomebodyWaitsAndUntilWhen() {
    var enrollment = world.enroll("order-completed:1", ana.id().value()).getFirst();
    world.advance(enrollment);
    world.advance(enrollment);

    var now = world.walking.traceEnrollment().trace(enrollment).now();

    assertThat(now).map(EnrollmentPath.Position::element).contains(new ElementId("wait"));
    assertThat(now)
        .flatMap(EnrollmentPath.Position::until)
        .contains(world.shop.now().plus(Duration.ofHours(1)));
    assertThat(timeline(ana).getFirst().details())
        .containsEntry("until", world.shop.now().plus(Duration.ofHours(1)).toString());
  }

  @Test
  @DisplayName("pages add up to the whole, with no entry twice, though time stands still")
  void pagesThroughEntriesOfOneInstant() {
    for (int at = 0; at < 12; at++) {
      order(ana, "o" + at);
      world.enroll("order-completed:" + at, ana.id().value());
    }
    var whole = timeline(ana);

    var paged = new ArrayList<TimelineEntry>();
    var cursor = Optional.<String>empty();
    do {
      var page = page(ana, new PageRequest(5, cursor));
      paged.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(whole).hasSize(24);
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void tellsOfListsAndOfLeavingThem() {
    var vips = ((CreateListResult.Made) world.lists.create("VIPs")).list().id();
    world.lists.add(vips, List.of(ana.id()));
    assertThat(kinds(ana)).containsExactly("list-joined");
    world.shop.pass(Duration.ofMinutes(1));

    world.lists.remove(vips, List.of(ana.id()));

    assertThat(kinds(ana)).containsExactly("removed-from-list", "list-joined");
    assertThat(timeline(ana).getFirst().details()).containsEntry("list", vips.value());
  }

  @Test
  @DisplayName("bad input: a cursor from elsewhere")
  void refusesACursorFromElsewhere() {
    for (var cursor : List.of("", "???", "bm90IGEgY3Vyc29y")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> page(ana, new PageRequest(5, Optional.of(cursor))));
    }
  }

  private void order(Contact contact, String id) {
    new RecordEvent(world.shop.store())
        .record(contact.id(), new RecordEvent.Event("order", id, world.shop.now()));
  }

  private ConsentStatement stop() {
    return ConsentStatement.optOut(Channel.SMS, "sms", world.shop.now()).because("STOP").by("m1");
  }

  private String where(EnrollmentId enrollment) {
    var found = world.walking.enrollments().find(enrollment).orElseThrow();
    return world.walking.traceEnrollment().trace(found).now().orElseThrow().element().value();
  }

  private List<String> kinds(Contact contact) {
    return timeline(contact).stream().map(TimelineEntry::kind).toList();
  }

  private List<String> reasons(Contact contact) {
    return timeline(contact).stream().flatMap(entry -> entry.reason().stream()).toList();
  }

  private List<TimelineEntry> timeline(Contact contact) {
    return page(contact, PageRequest.first(100)).items();
  }

  private Slice<TimelineEntry> page(Contact contact, PageRequest page) {
    return world.shop.relance().privacy().timeline().of(contact.id(), page);
  }
}
