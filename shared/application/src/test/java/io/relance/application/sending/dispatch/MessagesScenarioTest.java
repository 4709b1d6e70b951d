package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.Messages.Field;
import io.relance.application.sending.model.Messages.Filter;
import io.relance.application.sending.model.Messages.View;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
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
  private List<String> people;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    var sendingScenario = new SendingScenario(world);
    messages = new Messages(world.store);
    people = new ArrayList<>(sendingScenario.subscribers(4));
    people.add(sendingScenario.contact("Bob", Optional.empty(), Optional.of("bob@example.com")));
    sendingScenario.arrives(
        sendingScenario.launch(world.live(SendingScenario.FLOW), people), "hello");
    sendingScenario.work();
  }

  @Test
  void showsWhatBecameOfEach() {
    var bob = list(Optional.of(people.get(4)), Optional.empty()).getFirst();
    var ana = list(Optional.of(people.getFirst()), Optional.empty()).getFirst();

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

    assertThat(list(Optional.empty(), Optional.of("delivered"))).hasSize(1);
    assertThat(list(Optional.empty(), Optional.of("sent"))).hasSize(3);
  }

  @Test
  void comesInPages() {
    var filter = new Filter(Map.of(Field.AUTOMATION, SendingFixture.AUTOMATION));
    var first = messages.list(filter, 3, Optional.empty());
    var second = messages.list(filter, 3, first.next());

    var ids = new ArrayList<>(first.messages().stream().map(View::id).toList());
    ids.addAll(second.messages().stream().map(View::id).toList());
    assertThat(first.messages()).hasSize(3);
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void refusesACursorFromElsewhere() {
    var all = Filter.ALL;

    assertThatThrownBy(() -> messages.list(all, 3, Optional.of("elsewhere")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<View> list(Optional<String> contact, Optional<String> state) {
    var wanted = new EnumMap<Field, String>(Field.class);
    contact.ifPresent(id -> wanted.put(Field.CONTACT, id));
    state.ifPresent(name -> wanted.put(Field.STATE, name));
    return messages.list(new Filter(wanted), 50, Optional.empty()).messages();
  }
}
