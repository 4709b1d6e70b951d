package io.relance.server.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S-5: what every adapter of {@link Audience} has to pass. */
abstract class AudienceContract {
  static final Criteria GOLD = property("gold");

  AudienceFixture shop;
  Audience audience;

  abstract Audience audience(AudienceFixture over);

  @BeforeEach
  void open(@TempDir Path folder) {
    shop = new AudienceFixture(folder);
    shop.contact("tier", "silver");
    audience = audience(shop);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  static Criteria property(String value) {
    return new Criteria.Property(
        new PropertyName("tier"), new PropertyTest.Is(new Scalar.Text(value)));
  }

  private long count(Criteria criteria) {
    return audience.count(shop.question(criteria)).all();
  }

  @Test
  void countsWhatWasCommittedBefore() {
    assertThat(count(GOLD)).isZero();

    var ana = shop.contact("tier", "Gold");

    assertThat(count(GOLD)).isEqualTo(1);
    assertThat(audience.holds(shop.question(GOLD), ana)).isTrue();
    assertThat(audience.holds(shop.question(GOLD), new ContactId("nowhere"))).isFalse();
    shop.erase(ana);
    assertThat(count(GOLD)).isZero();
    assertThat(audience.holds(shop.question(GOLD), ana)).isFalse();
  }

  @Test
  void saysHowManyMessagesCanReach() {
    var ana = shop.contact("tier", "gold");
    shop.consent(ana, Channel.SMS, ConsentState.SUBSCRIBED);
    shop.consent(ana, Channel.EMAIL, ConsentState.SUBSCRIBED);
    var ben = shop.contact("tier", "gold");

    var count = audience.count(shop.question(GOLD));

    assertThat(count.all()).isEqualTo(2);
    assertThat(count.reachableBy(Channel.SMS)).isEqualTo(1);
    assertThat(count.reachableBy(Channel.EMAIL)).isZero();
    assertThat(count.asOf()).isEqualTo(shop.clock.instant());
    shop.consent(ben, Channel.SMS, ConsentState.SUBSCRIBED);
    shop.consent(ana, Channel.SMS, ConsentState.UNSUBSCRIBED);
    assertThat(audience.count(shop.question(GOLD)).reachableBy(Channel.SMS)).isEqualTo(1);
  }

  @Test
  void knowsListsRowsAndEventsOnce() {
    var ana = shop.contact("tier", "gold");
    shop.relance.people().lists().add(shop.list, List.of(ana));
    shop.row(ana, "tom", "cat");
    shop.event(ana, "visit", shop.clock.instant(), 10);
    shop.event(ana, "visit", shop.clock.instant().minus(Duration.ofDays(9)), 10);

    assertThat(count(new Criteria.InList(new ListKey("vip")))).isEqualTo(1);
    assertThat(count(rows(1))).isEqualTo(1);
    assertThat(count(visits(2, 30))).isEqualTo(1);
    assertThat(count(visits(1, 7))).isEqualTo(1);
    assertThat(count(visits(2, 7))).isZero();
    shop.event(ana, "visit", shop.clock.instant(), 10);
    assertThat(count(visits(3, 30))).isEqualTo(1);
    assertThat(count(visits(4, 30))).isZero();

    shop.relance.people().lists().remove(shop.list, List.of(ana));
    shop.relance.people().tableRows().delete(shop.table, "tom");
    assertThat(count(new Criteria.InList(new ListKey("vip")))).isZero();
    assertThat(count(rows(1))).isZero();
  }

  @Test
  void endsACountThatIsSuperseded() {
    shop.contact("tier", "gold");
    var question = new AudienceQuestion(GOLD, shop.clock.instant(), () -> true);

    assertThatThrownBy(() -> audience.count(question)).isInstanceOf(CancellationException.class);
  }

  private static Criteria rows(int least) {
    return new Criteria.RelatedRows(
        new TableKey("pets"), new Criteria.Times.AtLeast(least), Optional.empty());
  }

  private static Criteria visits(int least, int days) {
    return new Criteria.Event(
        new EventName("visit"),
        new Criteria.Times.AtLeast(least),
        EventPeriod.last(Duration.ofDays(days)));
  }

  @Test
  void listsEveryMemberOnce() {
    var gold = java.util.stream.IntStream.range(0, 7).mapToObj(_ -> shop.contact("tier", "gold"));

    var expected = gold.toList();

    assertThat(shop.members(audience, GOLD, 3)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(shop.members(audience, GOLD, 7)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(shop.members(audience, property("none"), 3)).isEmpty();
  }
}
