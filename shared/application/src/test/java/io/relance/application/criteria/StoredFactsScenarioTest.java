package io.relance.application.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.RecordEvent;
import io.relance.application.contacts.TestShop;
import io.relance.application.lists.CreateListResult;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.gate.Suppressions;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.CriteriaFacts;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C1, C-C2, C-C5: what is kept about a contact answers criteria")
class StoredFactsScenarioTest {
  private static final EnrollmentId ENROLLMENT = new EnrollmentId("e1");

  @TempDir Path folder;
  private TestShop shop;
  private Lists lists;
  private Contact ana;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    lists = shop.relance().people().lists();
    var edit =
        ContactEdit.NONE
            .set(ContactField.PHONE, "+33612345678")
            .set("city", new Scalar.Text("Orléans"));
    ana = ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("S-3: the country is that of the phone's prefix")
  void readsFieldsAndProperties() {
    assertThat(property("country")).contains(new Scalar.Text("FR"));
    assertThat(property("city")).contains(new Scalar.Text("Orléans"));
    assertThat(property("email")).isEmpty();
    assertThat(property("shoeSize")).isEmpty();
  }

  @Test
  void readsLists() {
    var vips = ((CreateListResult.Made) lists.create("VIPs")).list().id();

    assertThat(facts().isOn(new ListKey("vips"))).isFalse();
    lists.add(vips, List.of(ana.id()));
    assertThat(facts().isOn(new ListKey("vips"))).isTrue();
    lists.rename(vips, "Our best");
    assertThat(facts().isOn(new ListKey("vips"))).isTrue();
    assertThat(facts().isOn(new ListKey("nothing"))).isFalse();
  }

  @Test
  @DisplayName("S-3: reachable with an address, a subscription and no suppression")
  void knowsWhomAChannelReaches() {
    assertThat(holds(new Criteria.Reachable(Channel.SMS))).isFalse();

    consent(ConsentState.SUBSCRIBED, Channel.SMS, Channel.EMAIL);
    assertThat(holds(new Criteria.Reachable(Channel.SMS))).isTrue();
    assertThat(holds(new Criteria.Reachable(Channel.EMAIL))).isFalse();

    suppress("+33612345678");
    assertThat(holds(new Criteria.Reachable(Channel.SMS))).isFalse();
    assertThat(holds(new Criteria.Consent(Channel.SMS, Purpose.MARKETING, ConsentState.SUBSCRIBED)))
        .isTrue();
  }

  @Test
  void knowsWhenAContactWasCreated() {
    var created = new PropertyName("createdAt");

    assertThat(
            holds(new Criteria.Property(created, new PropertyTest.Within(Duration.ofMinutes(1)))))
        .isTrue();
  }

  @Test
  @DisplayName("one order counts once, however often it is reported")
  void countsEvents() {
    order("1", shop.now().minus(Duration.ofDays(40)));
    order("2", shop.now().minus(Duration.ofDays(10)));
    order("3", shop.now());
    order("3", shop.now().plusSeconds(1));

    assertThat(ever("order")).isEqualTo(3);
    assertThat(orders(EventPeriod.last(Duration.ofDays(30)))).isEqualTo(2);
    assertThat(orders(EventPeriod.sinceEntry())).isEqualTo(1);
    assertThat(ever("visit")).isZero();
  }

  @Test
  void findsWhatBecameOfTheLastSend() {
    assertThat(facts().lastSend()).isEmpty();
    send(new ElementId("first"), "skipped", false);
    assertThat(facts().lastSend()).containsExactly(SendOutcome.SKIPPED);
    send(new ElementId("second"), "sent", false);
    assertThat(facts().lastSend()).containsExactly(SendOutcome.SENT);
    send(new ElementId("second"), "sent", true);
    assertThat(facts().lastSend())
        .containsExactlyInAnyOrder(SendOutcome.SENT, SendOutcome.DELIVERED);
    send(new ElementId("second"), "unconfirmed", false);
    assertThat(facts().lastSend()).isEmpty();
  }

  private void consent(ConsentState state, Channel... channels) {
    for (var channel : channels) {
      var statement =
          new ConsentStatement(
              channel,
              List.of(Purpose.MARKETING),
              state,
              "api",
              Optional.empty(),
              Optional.empty(),
              shop.now());
      var _ = shop.ledger().enter(ana.id(), statement);
    }
    ana = shop.contacts().find(ana.id()).orElseThrow();
  }

  private void suppress(String phone) {
    var suppressions = new Suppressions(shop.relance().people().addressHashes()::of);
    var _ =
        shop.store()
            .transact(
                List.of(
                    suppressions.remember(Channel.SMS, phone, Suppressions.invalid(shop.now()))));
  }

  private boolean holds(Criteria criteria) {
    return CriteriaEvaluator.holds(criteria, facts());
  }

  private CriteriaFacts facts() {
    return shop.relance()
        .people()
        .facts()
        .of(ana, new StoredFacts.Passage(ENROLLMENT, shop::now, twoSends()));
  }

  private Optional<PropertyValue> property(String name) {
    return facts().property(new PropertyName(name));
  }

  private long orders(EventPeriod period) {
    return count("order", period);
  }

  private long ever(String event) {
    return count(event, EventPeriod.EVER);
  }

  private long count(String event, EventPeriod period) {
    var facts = facts();
    var range = period.range(facts.now(), facts.zone(), facts::enteredAt);
    return facts.events(new EventName(event), range).count();
  }

  private void order(String id, Instant at) {
    new RecordEvent(shop.store()).record(ana.id(), new RecordEvent.Event("order", id, at));
  }

  private void send(ElementId element, String state, boolean delivered) {
    var id = Ids.hash("send", ENROLLMENT.value(), element.value());
    var item =
        ItemBuilder.at(new ItemKey(Tables.SENDS, "send#" + id, "send"))
            .text("state", state)
            .flag("delivered", delivered)
            .instant("at", shop.now());
    shop.store().transact(List.of(Write.put(item.build())));
  }

  private static Flow twoSends() {
    return new Flow(
        Flow.FORMAT,
        new Trigger.Api(),
        new Reentry.EveryTime(),
        new ElementId("first"),
        List.of(
            new FlowElement.End(new ElementId("done"), "", EndOutcome.NEUTRAL),
            sms("second", "done"),
            sms("first", "second")));
  }

  private static FlowElement sms(String id, String next) {
    return new FlowElement.SendSms(
        new ElementId(id), "", Purpose.MARKETING, "Hello", Optional.empty(), new ElementId(next));
  }
}
