package io.relance.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.contact.Channel;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D7.5, D7.6: what stands of a person's consents")
class ConsentsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void permitsMarketingOnlyToSubscribers() {
    var consents = Consents.NONE.after(marketing(ConsentState.SUBSCRIBED, MONDAY));

    assertThat(Consents.NONE.permit(Channel.SMS, Purpose.MARKETING)).isFalse();
    assertThat(consents.permit(Channel.SMS, Purpose.MARKETING)).isTrue();
    assertThat(consents.permit(Channel.EMAIL, Purpose.MARKETING)).isFalse();
  }

  @Test
  void refusesTransactionalOnlyAfterAnOptOut() {
    var ended =
        new ConsentEntry(
            Channel.SMS, Purpose.TRANSACTIONAL, ConsentState.UNSUBSCRIBED, "sms", MONDAY);

    assertThat(Consents.NONE.permit(Channel.SMS, Purpose.TRANSACTIONAL)).isTrue();
    assertThat(Consents.NONE.after(ended).permit(Channel.SMS, Purpose.TRANSACTIONAL)).isFalse();
    assertThat(Consents.NONE.after(ended).optedOut(Channel.SMS)).isTrue();
    assertThat(Consents.NONE.after(ended).optedOut(Channel.SMS, Purpose.MARKETING)).isFalse();
  }

  @Test
  void keepsTheLatestWhateverTheOrderInWhichEntriesCome() {
    var optIn = marketing(ConsentState.SUBSCRIBED, MONDAY);
    var optOut = marketing(ConsentState.UNSUBSCRIBED, TUESDAY);

    assertThat(Consents.NONE.after(optIn).after(optOut))
        .isEqualTo(Consents.NONE.after(optOut).after(optIn));
    assertThat(Consents.NONE.after(optOut).after(optIn).optedOut(Channel.SMS)).isTrue();
  }

  private static ConsentEntry marketing(ConsentState state, Instant at) {
    return new ConsentEntry(Channel.SMS, Purpose.MARKETING, state, "shopify", at);
  }
}
