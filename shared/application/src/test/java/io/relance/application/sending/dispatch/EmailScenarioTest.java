package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.provider.EmailSettings;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.shop.ContactDetails;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A1: emails, and the way out of them")
class EmailScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "mail", "elements": [
        {"id": "mail", "kind": "send-email", "purpose": "%s", "subject": "Hi {{ contact.firstName }}",
         "html": "<html><body><p>For {{ contact.firstName }} &amp; friends</p></body></html>",
         "next": "done"},
        {"id": "done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir private Path folder;
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, new FakeSmsProvider());
    sendingScenario = new SendingScenario(world);
  }

  @Test
  void writesAMarketingEmailWithAWayOutOfIt() {
    var ana = sends("marketing", "A<b>na");

    var email = world.around.email().taken().getFirst();
    assertThat(email.subject()).isEqualTo("Hi A<b>na");
    assertThat(email.html())
        .startsWith("<html><body><p>For A&lt;b&gt;na &amp; friends</p>")
        .contains("<a href=\"" + email.unsubscribeUrl().orElseThrow() + "\">Se désabonner</a>")
        .endsWith("</body></html>");
    assertThat(
            sendingScenario
                .send("launch-1", new ContactId(ana), new ElementId("mail"))
                .content()
                .orElseThrow()
                .text())
        .isEqualTo("For A<b>na & friends");
  }

  @Test
  void writesATransactionalEmailWithoutOne() {
    world.emails(new EmailSettings(50, "Ana & Bo, 1 rue de la Paix, Paris"));

    sends("transactional", "Ana");

    var email = world.around.email().taken().getFirst();
    assertThat(email.unsubscribeUrl()).isEmpty();
    assertThat(email.html()).doesNotContain("rue de la Paix");
  }

  @Test
  @DisplayName("Marketing emails show the postal address of the company")
  void showsThePostalAddress() {
    world.emails(new EmailSettings(50, "Ana & Bo, 1 rue de la Paix, Paris"));

    sends("marketing", "Ana");

    assertThat(world.around.email().taken().getFirst().html())
        .contains("Ana &amp; Bo, 1 rue de la Paix, Paris<br><a href=");
  }

  @Test
  @DisplayName("M9: an email sender has a rate")
  void sendsEmailsAtTheirRate() {
    world.emails(new EmailSettings(2, ""));
    var people =
        List.of("a", "b", "c", "d", "e", "f").stream()
            .map(
                name ->
                    sendingScenario.contact(name, ContactDetails.ofEmail(name + "@example.com")))
            .toList();

    sendingScenario.arrives(
        sendingScenario.launch(world.live(FLOW.formatted("transactional")), people),
        new ElementId("mail"));
    sendingScenario.work();
    assertThat(world.around.email().taken()).hasSizeLessThan(3);

    for (int second = 0; second < 6; second++) {
      world.around.realTime().pass(Duration.ofSeconds(1));
      sendingScenario.work();
    }
    assertThat(world.around.email().taken()).hasSize(6);
  }

  @Test
  void putsTheLinkWhereTheTextHasIt() {
    var flow =
        FLOW.formatted("transactional")
            .replace("&amp; friends", "<a href='{{ unsubscribeUrl }}'>no more</a>");
    var ana =
        sendingScenario.contact(
            "Ana", ContactDetails.ofPhone("+33612000007").withEmail("ana@example.com"));
    sendingScenario.arrives(
        sendingScenario.launch(world.live(flow), List.of(ana)), new ElementId("mail"));
    sendingScenario.work();

    var email = world.around.email().taken().getFirst();
    var link = new UnsubscribeLinks.Link(ana, Channel.EMAIL, Optional.of(email.sendId()));
    assertThat(email.html()).contains("<a href='%s'>no more</a>".formatted(world.links.url(link)));
  }

  @Test
  void unsubscribesByTheLink() {
    var ana = sends("marketing", "Ana");
    var url = world.around.email().taken().getFirst().unsubscribeUrl().orElseThrow();

    assertThat(world.sending().unsubscribe().unsubscribe(url.substring(url.lastIndexOf('/') + 1)))
        .isTrue();

    var consents = world.contacts.find(new ContactId(ana)).orElseThrow().consents();
    assertThat(consents.permit(Channel.EMAIL, Purpose.MARKETING)).isFalse();
    assertThat(consents.permit(Channel.SMS, Purpose.MARKETING)).isTrue();
    assertThat(world.optOuts()).hasSize(1);
  }

  @Test
  void refusesALinkThatWeDidNotMake() {
    var url = world.links.url(new UnsubscribeLinks.Link(new ContactId("c1"), Channel.EMAIL));
    var token = url.substring(url.lastIndexOf('/') + 1);
    var forged = world.links.url(new UnsubscribeLinks.Link(new ContactId("c2"), Channel.EMAIL));
    var other = forged.substring(forged.lastIndexOf('/') + 1);
    var mixed = token.substring(0, token.indexOf('.')) + other.substring(other.indexOf('.'));

    assertThat(world.links.verify(token)).isPresent();
    assertThat(world.links.verify(mixed)).isEmpty();
    assertThat(world.links.verify("nonsense")).isEmpty();
    assertThat(world.links.verify("?.?")).isEmpty();
  }

  @Test
  void skipsWhoHasNoMailbox() {
    var bob = sendingScenario.contact("Bob", ContactDetails.ofPhone("+33612000001"));
    sendingScenario.arrives(
        sendingScenario.launch(world.live(FLOW.formatted("transactional")), List.of(bob)),
        new ElementId("mail"));
    sendingScenario.work();

    assertThat(sendingScenario.send("launch-1", bob, new ElementId("mail")).reason())
        .contains("no-address");
  }

  private String sends(String purpose, String name) {
    var ana =
        sendingScenario.contact(
            name, ContactDetails.ofPhone("+33612000007").withEmail("ana@example.com"));
    sendingScenario.subscribe(ana);
    sendingScenario.arrives(
        sendingScenario.launch(world.live(FLOW.formatted(purpose)), List.of(ana)),
        new ElementId("mail"));
    sendingScenario.work();
    return ana.value();
  }
}
