package io.relance.providers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppContent;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppMessage;
import io.relance.domain.provider.WhatsAppTemplate;
import io.relance.providers.Timeouts;
import io.relance.testkit.fake.FakeMeta;
import io.relance.testkit.fake.MetaFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("C-A2, D5.3: what Meta's answer means for a WhatsApp message")
class CloudWhatsAppTest {
  private static final String TO = "+33612345678";
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(400), Duration.ofMillis(200));

  private final FakeMeta meta = FakeMeta.start();
  private final CloudWhatsApp provider = provider(meta.account().token(), Timeouts.USUAL);

  @AfterEach
  void stop() {
    provider.close();
    meta.close();
  }

  @Test
  void passesATextWithItsSendId() {
    var sendResult = send(text("Bonjour Camille"));

    var accepted = meta.accepted().getFirst();
    assertThat(sendResult).isEqualTo(new Accepted(accepted.id()));
    assertThat(accepted.to()).isEqualTo(TO);
    assertThat(accepted.text()).isEqualTo("Bonjour Camille");
    assertThat(accepted.sendId()).isEqualTo("send-1");
  }

  @Test
  void passesATemplateWithItsVariablesInOrderAndItsMediaInTheHeader() {
    meta.approves("order_update", "en_US", 2);
    var template = new WhatsAppTemplate("order_update", "en_US", List.of("Ana", "#1001"));

    var sendResult =
        send(
            new WhatsAppContent(
                "", Optional.of(template), Optional.of("https://shop.example/a.jpg")));

    assertThat(sendResult).isInstanceOf(Accepted.class);
    var request = meta.accepted().getFirst().request();
    assertThat(request.at("/template/name").asText()).isEqualTo("order_update");
    assertThat(request.at("/template/components/0/parameters/0/image/link").asText())
        .isEqualTo("https://shop.example/a.jpg");
    assertThat(request.at("/template/components/1/parameters").findValuesAsText("text"))
        .containsExactly("Ana", "#1001");
  }

  @ParameterizedTest
  @CsvSource({"cake.jpg, image", "menu.PDF, document", "film.mp4?v=2, video", "cake, image"})
  void passesMediaUnderTheTypeOfItsAddress(String file, String type) {
    send(
        new WhatsAppContent(
            "Our menu", Optional.empty(), Optional.of("https://shop.example/" + file)));

    var request = meta.accepted().getFirst().request();
    assertThat(request.path("type").asText()).isEqualTo(type);
    assertThat(request.path(type).path("caption").asText()).isEqualTo("Our menu");
  }

  @Test
  void saysWhenAMessageWasNotAccepted() {
    meta.next(1, MetaFault.TOO_MANY_REQUESTS);
    meta.next(1, MetaFault.UNAVAILABLE);
    meta.next(1, MetaFault.RATE_LIMIT);

    assertThat(send(text("Hi")))
        .isEqualTo(new NotAccepted("1", Optional.of(Duration.ofSeconds(1))));
    assertThat(send(text("Hi"))).isEqualTo(new NotAccepted("2", Optional.empty()));
    assertThat(send(text("Hi")))
        .isEqualTo(new NotAccepted("130429", Optional.of(Duration.ofMinutes(1))));
    assertThat(meta.accepted()).isEmpty();
  }

  @Test
  void saysThatNothingLeftWhenNobodyListens() {
    meta.close();

    assertThat(send(text("Hi"))).isEqualTo(new NotAccepted("connection-refused", Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {
        "ERROR_BEFORE_ACCEPTING",
        "ERROR_AFTER_ACCEPTING",
        "SILENCE_AFTER_ACCEPTING",
        "BREAK_BEFORE_ACCEPTING",
        "SLOW"
      })
  void knowsThatItDoesNotKnow(MetaFault fault) {
    try (var impatient = provider(meta.account().token(), SHORT)) {
      impatient.send(message(text("The connection is open by now")));
      meta.next(1, fault);

      assertThat(impatient.send(message(text("Hi")))).isInstanceOf(Ambiguous.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"131047", "131026", "131049", "132000", "999999"})
  void rejectsWhatMetaWillNeverAccept(int code) {
    meta.refuses(TO, code);

    assertThat(send(text("Hi")))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(Integer.toString(code));
              assertThat(rejected.kind()).isEqualTo(Kind.MESSAGE);
            });
  }

  @Test
  void takesAStopAtMetaAsAnOptOut() {
    meta.refuses(TO, 131050);

    assertThat(send(text("Hi")))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.kind()).isEqualTo(Kind.OPTED_OUT));
  }

  @Test
  void saysThatMetaRefusesTheAccount() {
    meta.next(1, MetaFault.EXPIRED_TOKEN);

    assertThat(send(text("Hi"))).isInstanceOf(AccountFault.class);
    try (var unknown = provider("another-token", Timeouts.USUAL)) {
      assertThat(unknown.send(message(text("Hi")))).isInstanceOf(AccountFault.class);
    }
    meta.refuses(TO, 131042);
    assertThat(send(text("Hi"))).isInstanceOf(AccountFault.class);
  }

  private SendResult send(WhatsAppContent content) {
    return provider.send(message(content));
  }

  private WhatsAppMessage message(WhatsAppContent content) {
    return new WhatsAppMessage(new SendId("send-1"), meta.account().phoneNumberId(), TO, content);
  }

  private static WhatsAppContent text(String text) {
    return new WhatsAppContent(text, Optional.empty(), Optional.empty());
  }

  private CloudWhatsApp provider(String token, Timeouts timeouts) {
    return new CloudWhatsApp(
        new CloudApiSettings(meta.account().phoneNumberId(), token, meta.url()), timeouts);
  }
}
