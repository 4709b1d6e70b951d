package io.relance.providers.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.relance.domain.id.SendId;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.providers.Timeouts;
import io.relance.providers.mime.MessageIds;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks at what arrives, through a mail server that parses it. */
@DisplayName("C-A1: an email that arrives")
class SmtpMimeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Email EMAIL =
      new Email(
          new SendId("auto-7:send-1"),
          "Maison Lumière <bonjour@example.com>",
          "camille.moreau@example.com",
          "Votre commande n° 1042 — merci !",
          "<html><body><p>Bonjour Camille,</p><p>Déjà en route — 19,90 €</p></body></html>",
          Optional.empty(),
          Optional.of("https://relance.example.com/unsubscribe/abc?x=1"));

  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {
            patient(ServerSetup.PROTOCOL_SMTP), patient(ServerSetup.PROTOCOL_SMTPS)
          });

  /** A busy machine may need longer to start it than it allows by itself. */
  private static ServerSetup patient(String protocol) {
    var setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  @BeforeEach
  void start() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void arrivesWithBothAlternativesReadable() throws Exception {
    var arrived = send(EMAIL);

    var alternatives = (MimeMultipart) arrived.getContent();
    assertThat(arrived.getContentType()).startsWith("multipart/alternative");
    assertThat(arrived.getSubject()).isEqualTo("Votre commande n° 1042 — merci !");
    assertThat(arrived.getFrom())
        .containsExactly(new InternetAddress("bonjour@example.com", "Maison Lumière"));
    assertThat(arrived.getHeader("From", ",")).matches("\\p{ASCII}*");
    assertThat(arrived.getSentDate()).isEqualTo(NOW);
    assertThat(alternatives.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(alternatives.getBodyPart(0).getContent().toString())
        .contains("Déjà en route — 19,90 €")
        .doesNotContain("<p>");
    assertThat(alternatives.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(alternatives.getBodyPart(1).getContent().toString()).isEqualTo(EMAIL.html());
    assertThat(alternatives.getBodyPart(1).getHeader("Content-Transfer-Encoding"))
        .containsExactly("quoted-printable");
  }

  @Test
  void carriesTheSendIdAndOneClickUnsubscription() throws Exception {
    var arrived = send(EMAIL);

    assertThat(MessageIds.sendId(arrived.getMessageID())).contains("auto-7:send-1");
    assertThat(arrived.getHeader("List-Unsubscribe"))
        .containsExactly("<https://relance.example.com/unsubscribe/abc?x=1>");
    assertThat(arrived.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void offersNoUnsubscriptionWhereNoneIsGiven() throws Exception {
    var arrived =
        send(
            new Email(
                new SendId("send-2"),
                EMAIL.from(),
                EMAIL.to(),
                EMAIL.subject(),
                EMAIL.html(),
                Optional.of("Texte"),
                Optional.empty()));

    assertThat(arrived.getHeader("List-Unsubscribe")).isNull();
    assertThat(((MimeMultipart) arrived.getContent()).getBodyPart(0).getContent())
        .isEqualTo("Texte");
  }

  @Test
  void authenticates() throws Exception {
    mail.setUser("bonjour@example.com", "lumen", "p@ss");
    var url = "smtp://lumen:p%40ss@127.0.0.1:" + mail.getSmtp().getPort();

    assertThat(handover(url, Map.of())).isInstanceOf(Accepted.class);
  }

  @Test
  void speaksTlsFromTheFirstByte() throws Exception {
    var url = "smtps://127.0.0.1:" + mail.getSmtps().getPort();
    var trusting = Map.of("ssl.trust", "*", "ssl.checkserveridentity", "false");

    assertThat(handover(url, trusting)).isInstanceOf(Accepted.class);
    assertThat(handover(url, Map.of())).isNotInstanceOf(Accepted.class);
  }

  private MimeMessage send(Email email) {
    handover("smtp://127.0.0.1:" + mail.getSmtp().getPort(), Map.of(), email);
    return mail.getReceivedMessages()[0];
  }

  private static Object handover(String url, Map<String, String> more) {
    return handover(url, more, EMAIL);
  }

  private static Object handover(String url, Map<String, String> more, Email email) {
    var connections = new SmtpConnections(SmtpSettings.parse(url), Timeouts.USUAL, more);
    try (var provider = new SmtpEmail(connections, InstantSource.fixed(NOW))) {
      return provider.send(email);
    }
  }
}
