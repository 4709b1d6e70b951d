package io.relance.application.timeline;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.TestShop;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.criteria.WalkingContacts;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.ExecuteElement;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.StartWaves;
import io.relance.application.execution.StepResult;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.execution.Waves;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.scheduling.Agenda;
import io.relance.application.testing.NotingEngine;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.flow.Flow;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A shop whose contacts walk through one automation, step by step as a test says. */
public final class WalkingShop implements AutoCloseable {
  public static final String AUTOMATION = "a1";

  public final TestShop shop;
  public final Lists lists;
  public final Waves waves;
  public final Enrollments enrollments;
  public final PublishedFlows flows;
  public final TraceEnrollment following;
  public final Agenda agenda;
  private final EnrollContacts enrolling;
  private final ExecuteElement elements;
  private final LiveAutomation live;

  public WalkingShop(Path folder, String flow) {
    shop = new TestShop(folder);
    var store = shop.store();
    agenda = new Agenda(store, _ -> {}, shop.clock());
    lists = new Lists(store, shop.contacts(), shop.clock());
    waves = new Waves(store, agenda, shop.clock(), ZoneOffset.UTC);
    enrollments = new Enrollments(store);
    flows = new PublishedFlows(store, WalkingShop::read);
    following = new TraceEnrollment(store, waves, flows);
    var starts = new StartWaves(new NotingEngine());
    enrolling = new EnrollContacts(store, waves, starts, shop.clock());
    var walks = new ExecuteSteps.WalkParts(waves, enrollments, starts);
    var facts = new StoredFacts(store, lists, shop.clock());
    var people = new WalkingContacts(shop.contacts(), lists, facts, flows);
    var parts = new BranchByContact(people, enrollments, ZoneId.of("Europe/Paris"), shop.clock());
    elements =
        new ExecuteElement(
            new ExecuteSteps(store, walks, flows, agenda, shop.clock()), parts, shop.clock());
    var version =
        ItemBuilder.at(AutomationKeys.version(AUTOMATION, 1))
            .text("flow", flow)
            .text("machine", "a1:1");
    store.transact(List.of(Write.put(version.build())));
    live = new LiveAutomation(AUTOMATION, "Thanks", shop.now(), 1, 1, "a1:1", read(flow));
  }

  /** Enrols one contact by a fact, or several by a launch. */
  public List<Enrollment> enroll(String source, String... contacts) {
    var one = contacts.length == 1;
    var candidates =
        Stream.of(contacts).map(contact -> new EnrollmentRequest(contact, source, one)).toList();
    enrolling.enroll(live, candidates, false);
    return Stream.of(contacts)
        .map(contact -> Enrollment.id(AUTOMATION, source, contact))
        .map(id -> enrollments.find(id).orElseThrow())
        .toList();
  }

  /** Takes the wave in which an enrollment stands past its element. */
  public StepResult walk(Enrollment enrollment) {
    var at = following.follow(now(enrollment)).now().orElseThrow();
    var wave = waves.find(at.wave()).orElseThrow().wave();
    return elements.walk(new ExecuteElement.Call(wave.id(), 1, wave.at().value()));
  }

  /** The enrollment as it is kept now. */
  public Enrollment now(Enrollment enrollment) {
    return enrollments.find(enrollment.id()).orElseThrow();
  }

  /** A message that was owed to an enrollment at an element. */
  public void message(Enrollment enrollment, String element, String state, String reason) {
    var id = Ids.hash("send", enrollment.id(), element);
    var send =
        ItemBuilder.at(new ItemKey(Tables.SENDS, "send#" + id, "send"))
            .text("id", id)
            .text("kind", "message")
            .text("contact", enrollment.contact())
            .text("channel", "sms")
            .text("purpose", "marketing")
            .text("automation", AUTOMATION)
            .number("version", 1)
            .text("enteredOn", "2026-03-02")
            .number("activation", 1)
            .text("enrollment", enrollment.id())
            .text("wave", enrollment.wave())
            .text("element", element)
            .text("state", state)
            .text("reason", Optional.of(reason).filter(text -> !text.isEmpty()))
            .instant("at", shop.now())
            .text("listed", "sends");
    shop.store().transact(List.of(Write.put(send.build())));
  }

  public static Flow read(String json) {
    if (FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>(var flow)) {
      return flow;
    }
    throw new IllegalArgumentException("Not a flow: " + FlowCodec.decode(json));
  }

  @Override
  public void close() {
    shop.close();
  }
}
