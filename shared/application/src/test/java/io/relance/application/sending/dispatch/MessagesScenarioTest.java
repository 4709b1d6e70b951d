package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.Messages.Field;
import io.relance.application.sending.model.Messages.Filter;
import io.relance.application.sending.model.Messages.View;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The list of messages, with the reason of each that was not sent (L-8)")
class MessagesScenarioTest {
  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private Messages messages;
  private List<ContactId> people;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    var sendingScenario = new SendingScenario(world);
    messages = new Messages(world.store);
    people = new ArrayList<>(sendingScenario.subscribers(4));
    people.add(sendingScenario.contact("Bob", ContactDetails.ofEmail("bob@example.com")));
    sendingScenario.arrives(
        sendingScenario.launch(world.live(SendingScenario.FLOW), people), new ElementId("hello"));
    sendingScenario.work();
  }

  @Test
  void showsWhatBecameOfEach() {
    var bob = list(Field.CONTACT, people.get(4).value()).getFirst();
    var ana = list(Field.CONTACT, people.getFirst().value()).getFirst();

    assertThat(bob.state()).isEqualTo("skipped");
    assertThat(bob.reason()).contains("no-address");
    assertThat(ana)
        .extracting(View::channel, View::purpose, View::state, View::segments)
        .containsExactly("sms", Optional.of("marketing"), "sent", 1);
    assertThat(ana.text()).contains("Hello Ana0!");
    assertThat(ana.provider()).contains("played");
  }

  @Test
  void tellsDeliveredFromSent() {
    var delivered = sms.taken().getFirst();
    world
        .sending()
        .processReceipt()
        .process(
            new DeliveryReceipt(
                "played",
                delivered.id(),
                Optional.of(delivered.sms().sendId()),
                DeliveryReceipt.Status.DELIVERED,
                Optional.empty(),
                Optional.empty(),
                Kind.MESSAGE));

    assertThat(list(Field.STATE, "delivered")).hasSize(1);
    assertThat(list(Field.STATE, "sent")).hasSize(3);
  }

  @Test
  void comesInPages() {
    var filter = new Filter(Map.of(Field.AUTOMATION, SendingFixture.AUTOMATION.value()));
    var first = messages.list(filter, PageRequest.first(3));
    var second = messages.list(filter, new PageRequest(3, first.next()));

    var ids = new ArrayList<>(first.items().stream().map(View::id).toList());
    ids.addAll(second.items().stream().map(View::id).toList());
    assertThat(first.items()).hasSize(3);
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void refusesACursorFromElsewhere() {
    var page = new PageRequest(3, Optional.of("elsewhere"));

    assertThatThrownBy(() -> messages.list(Filter.ALL, page))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<View> list(Field field, String value) {
    return messages.list(new Filter(Map.of(field, value)), PageRequest.first(50)).items();
  }
}
