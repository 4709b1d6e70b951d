package io.relance.application.timeline;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.composition.FlowExecution;
import io.relance.application.contacts.TestShop;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.execution.ExecuteElement;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.SendProgress;
import io.relance.application.sending.model.SendTask;
import io.relance.application.testing.LiveFlows;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A shop whose contacts walk through one automation, step by step as a test says. */
public final class WalkingShop implements AutoCloseable {
  public static final AutomationId AUTOMATION = new AutomationId("a1");

  public final TestShop shop;
  public final Lists lists;
  public final FlowExecution walking;
  private final LiveAutomation live;

  public WalkingShop(Path folder, String flow) {
    shop = new TestShop(folder);
    walking = shop.relance().execution();
    lists = shop.relance().people().lists();
    live = LiveFlows.publish(shop.store(), AUTOMATION, flow, shop.now());
  }

  /** Enrols one contact by a fact, or several by a launch. */
  public List<Enrollment> enroll(String source, String... contacts) {
    var one = contacts.length == 1;
    var candidates =
        Stream.of(contacts)
            .map(contact -> new EnrollmentRequest(new ContactId(contact), source, one))
            .toList();
    walking.enrollContacts().enroll(live, candidates, false);
    return Stream.of(contacts)
        .map(contact -> Enrollment.id(AUTOMATION, source, new ContactId(contact)))
        .map(id -> walking.enrollments().find(id).orElseThrow())
        .toList();
  }

  /** Takes the wave in which an enrollment stands past its element. */
  public StepResult advance(Enrollment enrollment) {
    var at = walking.traceEnrollment().trace(now(enrollment)).now().orElseThrow();
    var wave = walking.waves().find(at.wave()).orElseThrow().wave();
    return walking.executeElement().execute(new ExecuteElement.Call(wave.id(), 1, wave.at()));
  }

  /** The enrollment as it is kept now. */
  public Enrollment now(Enrollment enrollment) {
    return walking.enrollments().find(enrollment.id()).orElseThrow();
  }

  /** A message that was owed to an enrollment at an element. */
  public void message(Enrollment enrollment, ElementId element, String state, String reason) {
    var id = Ids.hash("send", enrollment.id().value(), element.value());
    var send =
        ItemBuilder.at(new ItemKey(Tables.SENDS, "send#" + id, "send"))
            .text("id", id)
            .text("kind", "message")
            .text("contact", enrollment.contact().value())
            .text("channel", "sms")
            .text("purpose", "marketing")
            .text("automation", AUTOMATION.value())
            .number("version", 1)
            .text("enteredOn", "2026-03-02")
            .number("activation", 1)
            .text("enrollment", enrollment.id().value())
            .text("wave", enrollment.wave().value())
            .text("element", element.value())
            .text("state", state)
            .text("reason", Optional.of(reason).filter(text -> !text.isEmpty()))
            .instant("at", shop.now())
            .text("listed", "sends");
    shop.store().transact(List.of(Write.put(send.build())));
    if (state.equals("queued")) {
      // Of another member nothing was sent yet, so that the wave waits.
      var sendTask = new SendTask(enrollment.wave(), 1, element, "token");
      shop.store().transact(List.of(SendProgress.open(sendTask, 2, 0)));
    }
  }

  @Override
  public void close() {
    shop.close();
  }
}
