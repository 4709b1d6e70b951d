package io.relance.server.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.application.audience.Audience;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.audience.AudienceIndex;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-5: the audience in the index of one machine")
class IndexedAudienceTest extends AudienceContract {
  @Override
  Audience audience(AudienceFixture over) {
    return over.indexed();
  }

  private static Criteria wrote(int times) {
    return new Criteria.Event(
        new EventName("inbound-message"), new Criteria.Times.Exactly(times), EventPeriod.EVER);
  }

  private void text(ContactId contact, String id) {
    var text =
        new ReceivedMessage(
            id,
            contact,
            "owner",
            Channel.SMS,
            "sandbox",
            "+336",
            "+337",
            "hi",
            shop.clock.instant());
    shop.store.transact(List.of(text.write()));
  }

  @Test
  void countsMessagesOnce() {
    var ana = shop.contact("tier", "gold");
    text(ana, "one");
    assertThat(audience.holds(shop.question(wrote(1)), ana)).isTrue();

    text(ana, "two");

    assertThat(audience.count(shop.question(wrote(2))).all()).isEqualTo(1);
    assertThat(shop.stored().count(shop.question(wrote(2))).all()).isEqualTo(1);
  }

  @Test
  void goesOnWhereASnapshotEnded() throws IOException {
    var feed = AudienceFeed.built(shop.sources());
    var ana = shop.contact("tier", "gold");
    shop.event(ana, "visit", shop.clock.instant(), 1);
    var bytes = new ByteArrayOutputStream();
    feed.whileCurrent((index, position) -> index.write(bytes, position));
    shop.event(ana, "visit", shop.clock.instant(), 1);
    shop.contact("tier", "gold");

    var read = AudienceIndex.read(new ByteArrayInputStream(bytes.toByteArray()));
    audience =
        new IndexedAudience(AudienceFeed.resumed(read, shop.sources()), AudienceFixture.ZONE);

    var visits =
        new Criteria.Event(new EventName("visit"), new Criteria.Times.Exactly(2), EventPeriod.EVER);
    assertThat(audience.count(shop.question(visits)).all()).isEqualTo(1);
    assertThat(audience.count(shop.question(GOLD)).all()).isEqualTo(2);
  }

  @Test
  void refusesASnapshotWhoseChangesAreGone() throws IOException {
    var bytes = new ByteArrayOutputStream();
    AudienceFeed.built(shop.sources()).whileCurrent((index, at) -> index.write(bytes, at));
    shop.contact("tier", "gold");
    shop.clock.pass(Duration.ofDays(3));
    shop.contact("tier", "gold");
    shop.store.purgeExpired();
    var read = AudienceIndex.read(new ByteArrayInputStream(bytes.toByteArray()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AudienceFeed.resumed(read, shop.sources()));
  }

  @Test
  void hasNoAnswerWhenChangesWereForgottenBeforeItsFirstReading(@TempDir Path folder) {
    try (var fresh = new AudienceFixture(folder)) {
      var index = new IndexedAudience(AudienceFeed.built(fresh.sources()), AudienceFixture.ZONE);
      fresh.contact("tier", "gold");
      fresh.contact("tier", "gold");
      fresh.clock.pass(Duration.ofDays(3));
      fresh.store.purgeExpired();

      assertThatExceptionOfType(TransientFailure.class)
          .isThrownBy(() -> index.count(fresh.question(GOLD)));
      assertThat(fresh.indexed().count(fresh.question(GOLD)).all()).isEqualTo(2);
    }
  }

  @Test
  void goesOnAfterDaysWithoutChanges() throws IOException {
    var bytes = new ByteArrayOutputStream();
    AudienceFeed.built(shop.sources()).whileCurrent((index, at) -> index.write(bytes, at));
    shop.clock.pass(Duration.ofDays(3));
    shop.contact("tier", "gold");
    shop.store.purgeExpired();
    var read = AudienceIndex.read(new ByteArrayInputStream(bytes.toByteArray()));

    audience =
        new IndexedAudience(AudienceFeed.resumed(read, shop.sources()), AudienceFixture.ZONE);

    assertThat(audience.count(shop.question(GOLD)).all()).isEqualTo(1);
  }
}
