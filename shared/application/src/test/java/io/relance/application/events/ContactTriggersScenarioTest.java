package io.relance.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.lists.CreateListResult;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Queues;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.Write;
import io.relance.testkit.fault.StoreFaults;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts are created, change, subscribe and join lists, each of which triggers once. */
class ContactTriggersScenarioTest {
  private static final String CAMILLE = "+15145550142";
  private static final String STRANGER = "+12125550186";
  private static final Duration LATER = Duration.ofMinutes(2);

  @TempDir Path folder;
  private StoryWorld world;
  private Lists lists;

  @BeforeEach
  void open() {
    open(new StoryWorld(folder));
  }

  private void open(StoryWorld opened) {
    world = opened;
    lists = world.relance.people().lists();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("C-T6: a contact is created by the API, a text or the shop, and triggers once")
  void triggersOnceForEachCreatedContact() {
    var any = active("{\"kind\": \"contact-created\"}");
    var texted = active("{\"kind\": \"contact-created\", \"source\": \"sms\"}");
    var bought = active("{\"kind\": \"contact-created\", \"source\": \"shopify\"}");

    created("ana@example.org");
    world.receives("SM1", STRANGER, "Hello");
    world.receives("SM1", STRANGER, "Hello");
    world.receives("SM2", STRANGER, "Hello again");
    world.deliver("order-completed");
    world.deliver("order-completed");
    world.deliver("order-paid");
    world.pass(LATER);

    assertThat(world.timesTriggered(any)).isEqualTo(3);
    assertThat(world.timesTriggered(texted)).isEqualTo(1);
    assertThat(world.timesTriggered(bought)).isEqualTo(1);
  }

  @Test
  @DisplayName("C-T7: a change triggers once, by the properties that it changes")
  void triggersByTheChangedProperties() {
    var ana = created("ana@example.org");
    var any = active("{\"kind\": \"contact-updated\"}");
    var level =
        active("{\"kind\": \"contact-updated\", \"properties\": [\"level\", \"firstName\"]}");

    edit(ana, ContactEdit.NONE.set("points", number("1")));
    edit(ana, ContactEdit.NONE.set("level", new Scalar.Text("gold")).set("points", number("2")));
    edit(ana, ContactEdit.NONE.set(ContactField.FIRST_NAME, "Ana"));
    edit(ana, ContactEdit.NONE.remove("level"));

    assertThat(world.timesTriggered(any)).isEqualTo(4);
    assertThat(world.timesTriggered(level)).isEqualTo(3);
  }

  @Test
  @DisplayName("Neither the same value, nor a consent, nor a creation is a change")
  void isNotTriggeredByWhatChangesNothing() {
    var any = active("{\"kind\": \"contact-updated\"}");
    var ana = created("ana@example.org");
    edit(ana, ContactEdit.NONE.set("points", number("1")));

    edit(ana, ContactEdit.NONE.set("points", number("1.0")));
    edit(ana, ContactEdit.NONE.set(ContactField.EMAIL, "ANA@example.org"));
    edit(ana, ContactEdit.NONE.remove("level"));
    states(ana, Channel.EMAIL, Purpose.MARKETING, ConsentState.SUBSCRIBED);
    world.pass(LATER);

    assertThat(world.timesTriggered(any)).isEqualTo(1);
  }

  @Test
  @DisplayName("What the shop reports about its customer is a change, once")
  void triggersByAChangeInTheShop() {
    world.deliver("customer-updated");
    var any = active("{\"kind\": \"contact-updated\"}");

    for (int time = 0; time < 2; time++) {
      world.tellsOf("customer-updated", "Lambert", "Lambert-Roy", "T09:30:00", "T09:40:00");
    }

    assertThat(world.timesTriggered(any)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "C-T8: a subscription triggers by its channel and type, and not when it stands already")
  void triggersBySubscriptions() {
    var ana = created("ana@example.org");
    var any = active("{\"kind\": \"contact-subscribed\"}");
    var texts = active("{\"kind\": \"contact-subscribed\", \"channel\": \"sms\"}");
    var marketing = active("{\"kind\": \"contact-subscribed\", \"type\": \"marketing\"}");

    states(ana, Channel.EMAIL, Purpose.MARKETING, ConsentState.SUBSCRIBED);
    states(ana, Channel.EMAIL, Purpose.MARKETING, ConsentState.SUBSCRIBED);
    states(ana, Channel.EMAIL, Purpose.TRANSACTIONAL, ConsentState.SUBSCRIBED);
    world.receives("SM1", CAMILLE, "START");
    world.receives("SM1", CAMILLE, "START");
    world.receives("SM2", CAMILLE, "START");
    world.pass(LATER);

    assertThat(world.timesTriggered(any)).isEqualTo(3);
    assertThat(world.timesTriggered(texts)).isEqualTo(1);
    assertThat(world.timesTriggered(marketing)).isEqualTo(2);
  }

  @Test
  @DisplayName("C-T8: a contact that is created with a consent has subscribed, or unsubscribed")
  void triggersByTheConsentsOfANewContact() {
    var subscribed = active("{\"kind\": \"contact-subscribed\"}");
    var unsubscribed = active("{\"kind\": \"contact-unsubscribed\"}");

    created("ana@example.org", statement(Channel.EMAIL, ConsentState.SUBSCRIBED));
    created("bea@example.org", statement(Channel.EMAIL, ConsentState.UNSUBSCRIBED));
    world.pass(LATER);

    assertThat(world.timesTriggered(subscribed)).isEqualTo(1);
    assertThat(world.timesTriggered(unsubscribed)).isEqualTo(1);
  }

  @Test
  @DisplayName("C-T8: a box that is ticked at the checkout subscribes, once")
  void triggersByABoxAtTheCheckout() {
    var subscribed = active("{\"kind\": \"contact-subscribed\", \"channel\": \"email\"}");

    world.deliver("consent-email");
    world.deliver("consent-email");

    assertThat(world.timesTriggered(subscribed)).isEqualTo(1);
  }

  @Test
  @DisplayName("Joining a list triggers its automations, each time that a contact joins")
  void triggersByJoiningAList() {
    var vip = list("VIP");
    var other = list("Other");
    var automation = active("{\"kind\": \"list-joined\", \"list\": \"vip\"}");
    var ana = created("ana@example.org");

    lists.add(vip, List.of(ana, ana));
    lists.add(vip, List.of(ana));
    lists.add(other, List.of(ana));
    lists.remove(vip, List.of(ana));
    lists.add(vip, List.of(ana));
    world.settles();
    world.pass(LATER);

    assertThat(world.timesTriggered(automation)).isEqualTo(2);
    assertThat(world.timeline(ana)).contains("list-joined").doesNotContain("subscribed");
  }

  @Test
  @DisplayName("Many who join at once trigger once each")
  void triggersOnceForEachOfMany() {
    var vip = list("VIP");
    var automation = active("{\"kind\": \"list-joined\", \"list\": \"vip\"}");
    var many = IntStream.range(0, 45).mapToObj(at -> created("a%d@example.org".formatted(at)));

    lists.add(vip, many.toList());
    world.settles();
    world.pass(LATER);

    assertThat(lists.size(vip)).isEqualTo(45);
    assertThat(world.timesTriggered(automation)).isEqualTo(45);
  }

  @Test
  @DisplayName("An automation does not trigger itself, and triggers others")
  void isNotTriggeredByItself() {
    var vip = list("VIP");
    var adding = active("{\"kind\": \"list-joined\", \"list\": \"vip\"}");
    var other = active("{\"kind\": \"list-joined\", \"list\": \"vip\"}");
    var ana = created("ana@example.org");

    lists.addBy(adding, vip, List.of(ana));
    world.settles();

    assertThat(world.timesTriggered(adding)).isZero();
    assertThat(world.timesTriggered(other)).isEqualTo(1);
  }

  @Test
  @DisplayName("What was not queued before a crash is queued by the schedule, once")
  void survivesACrashBeforeTheEventIsQueued() {
    list("VIP");
    var created = active("{\"kind\": \"contact-created\"}");
    var subscribed = active("{\"kind\": \"contact-subscribed\"}");
    var joined = active("{\"kind\": \"list-joined\", \"list\": \"vip\"}");
    var ana =
        world.contacts.create(
            edit("ana@example.org"), List.of(statement(Channel.EMAIL, ConsentState.SUBSCRIBED)));
    lists.add(
        lists.idOf("vip").orElseThrow(), List.of(((ContactEditResult.Kept) ana).contact().id()));

    loseQueued();
    world.settles();
    var lost = world.timesTriggered(created);
    world.pass(LATER);
    world.pass(LATER);

    assertThat(lost).isZero();
    assertThat(world.timesTriggered(created)).isEqualTo(1);
    assertThat(world.timesTriggered(subscribed)).isEqualTo(1);
    assertThat(world.timesTriggered(joined)).isEqualTo(1);
  }

  @Test
  @DisplayName("A webhook whose answer was lost creates and triggers once")
  void triggersOnceWhenAnAnswerIsLost() {
    world.close();
    var faults = new LostAnswer();
    open(new StoryWorld(folder.resolve("faulty"), faults));
    var any = active("{\"kind\": \"contact-created\"}");

    faults.next = true;
    world.deliver("order-completed");
    world.pass(LATER);

    assertThat(faults.next).isFalse();
    assertThat(world.timesTriggered(any)).isEqualTo(1);
  }

  /** The answer of one transaction that creates a contact is lost. */
  private static final class LostAnswer implements StoreFaults {
    private boolean next;

    @Override
    public void after(List<Write> writes) {
      if (next
          && writes.stream().anyMatch(it -> it.key().partition().contains("contact-created"))) {
        next = false;
        throw new TransientFailure("The answer is lost");
      }
    }
  }

  private void loseQueued() {
    for (var batch = queued(); !batch.isEmpty(); batch = queued()) {
      world.queue.acknowledge(Queues.OCCURRENCES, batch);
    }
  }

  private List<io.relance.domain.queue.Received> queued() {
    return world.queue.receive(Queues.OCCURRENCES, 10, Duration.ZERO);
  }

  private AutomationId active(String trigger) {
    return new AutomationId(world.activate(trigger));
  }

  private ListId list(String name) {
    return ((CreateListResult.Made) lists.create(name)).list().id();
  }

  private static ContactEdit edit(String email) {
    return ContactEdit.NONE.set(ContactField.EMAIL, email);
  }

  private ContactId created(String email, ConsentStatement... statements) {
    var kept = (ContactEditResult.Kept) world.contacts.create(edit(email), List.of(statements));
    world.settles();
    return kept.contact().id();
  }

  private void edit(ContactId contact, ContactEdit edit) {
    assertThat(world.contacts.patch(contact, edit)).isInstanceOf(ContactEditResult.Kept.class);
    world.settles();
  }

  private ConsentStatement statement(Channel channel, ConsentState state) {
    return ConsentStatement.of(entry(channel, Purpose.MARKETING, state));
  }

  private ConsentEntry entry(Channel channel, Purpose type, ConsentState state) {
    return new ConsentEntry(channel, type, state, "api", world.clock.instant());
  }

  private void states(ContactId contact, Channel channel, Purpose type, ConsentState state) {
    var people = world.relance.people();
    new RecordConsent(people.ledger(), people.publishOptOuts())
        .state(contact, entry(channel, type, state));
    world.settles();
  }

  private static Scalar number(String digits) {
    return new Scalar.Numeric(new BigDecimal(digits));
  }
}
