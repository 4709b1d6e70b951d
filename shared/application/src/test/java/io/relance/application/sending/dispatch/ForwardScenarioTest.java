package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("P-7: forwarding a message to a phone or a mailbox")
class ForwardScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["order"],
       "match": "contains", "caseSensitive": false, "subscribersOnly": false},
       "start": "alert", "elements": [
        {"id": "alert", "kind": "forward", TEXT
         "to": [{"sms": "+33799999999"}, {"email": "kitchen@trattoria.test"}], "next": "done"},
        {"id": "done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
  }

  @Test
  void passesTheMessageOnAndSaysWhoWrote() {
    forwards("");

    assertThat(sms.taken())
        .extracting(FakeSmsProvider.Taken::sms)
        .extracting(SmsProvider.Sms::to, SmsProvider.Sms::text)
        .containsExactly(tuple("+33799999999", "Bob (+33612000001): 2 pizzas <3"));
    var email = world.around.email().taken().getFirst();
    assertThat(email.subject()).isEqualTo("Bob (+33612000001)");
    assertThat(email.html()).contains("2 pizzas &lt;3");
    assertThat(email.unsubscribeUrl()).isEmpty();
  }

  @Test
  void saysWhoWroteInWordsOfTheMarketersOwn() {
    forwards("\"text\": \"New: {{ message.text }}\",");

    assertThat(sms.taken().getFirst().sms().text())
        .isEqualTo("Bob (+33612000001): New: 2 pizzas <3");
  }

  @Test
  void isNotCountedAmongThoseTargeted() {
    forwards("");

    assertThat(sendingScenario.counts()).doesNotContainKeys("targeted", "queued", "sent");
    assertThat(world.around.engine().succeeded).hasSize(1);
  }

  @Test
  void isDoneOnceWhenToldAgain() {
    var wave = forwards("");
    sendingScenario.arrives(new WaveId(wave), new ElementId("alert"));
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(1);
    assertThat(world.around.email().taken()).hasSize(1);
  }

  private String forwards(String text) {
    var bob = sendingScenario.contact("Bob", ContactDetails.ofPhone("+33612000001"));
    world.store.transact(
        List.of(
            Write.put(
                ItemBuilder.at(
                        new ItemKey(Tables.OCCURRENCES, "occurrence#inbound:1", "occurrence"))
                    .text(
                        "variables",
                        "{\"message\": {\"text\": \"2 pizzas <3\", \"from\": \"+33612000001\"}}")
                    .build())));
    var wave =
        sendingScenario.wave(
            world.live(FLOW.replace("TEXT", text)), "inbound:1", List.of(bob), true);
    sendingScenario.arrives(wave, new ElementId("alert"));
    sendingScenario.work();
    return wave.value();
  }
}
