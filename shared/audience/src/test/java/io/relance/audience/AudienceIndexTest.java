package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-5: audiences are counted from an index")
class AudienceIndexTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Criteria EVERYBODY = new Criteria.All(List.of());
  private static final Criteria FRENCH =
      new Criteria.Property(
          new PropertyName("country"), new PropertyTest.Is(new Scalar.Text("fr")));

  private final AudienceIndex index = new AudienceIndex(2);

  private static AudienceQuery query(Criteria criteria) {
    return new AudienceQuery(criteria, NOW, ZONE);
  }

  private static ContactId id(int number) {
    return new ContactId("contact-%02d".formatted(number));
  }

  private static IndexedContact contact(int number, String country) {
    return new IndexedContact(
        id(number),
        Map.of("country", new Scalar.Text(country)),
        Set.of(new ListKey("vip")),
        Consents.NONE,
        Set.of(),
        Set.of(),
        Map.of());
  }

  private static RecordedEvent opened(Instant at) {
    return new RecordedEvent(new EventName("message-opened"), at, Map.of());
  }

  @Test
  void countsThoseWhoCanBeReachedByChannel() {
    var consents =
        Consents.NONE
            .after(consent(Channel.SMS))
            .after(consent(Channel.EMAIL))
            .after(consent(Channel.WHATSAPP));
    var contact =
        new IndexedContact(
            id(1),
            Map.of(),
            Set.of(),
            consents,
            Set.of(Channel.SMS, Channel.EMAIL),
            Set.of(Channel.EMAIL),
            Map.of());

    index.put(contact);
    index.put(contact(2, "FR"));

    var count = index.count(query(EVERYBODY));
    assertThat(count.all()).isEqualTo(2);
    assertThat(count.reachable())
        .isEqualTo(Map.of(Channel.SMS, 1L, Channel.EMAIL, 0L, Channel.WHATSAPP, 0L));
    assertThat(count.subscribed())
        .isEqualTo(Map.of(Channel.SMS, 1L, Channel.EMAIL, 1L, Channel.WHATSAPP, 1L));
  }

  private static ConsentEntry consent(Channel channel) {
    return new ConsentEntry(channel, Purpose.MARKETING, ConsentState.SUBSCRIBED, "test", NOW);
  }

  @Test
  void countsNobodyInAnEmptyIndex() {
    assertThat(index.count(query(EVERYBODY)).all()).isZero();
    assertThat(index.members(query(EVERYBODY), 10)).isEmpty();
  }

  @Test
  void pagesThroughMembersInTheOrderOfTheirIds() {
    IntStream.range(0, 20).map(number -> number * 7 % 20).forEach(number -> put(number));

    var first = index.members(query(FRENCH), 6);
    var second = index.membersAfter(first.getLast(), query(FRENCH), 6);

    assertThat(first).containsExactly(id(0), id(2), id(4), id(6), id(8), id(10));
    assertThat(second).containsExactly(id(12), id(14), id(16), id(18));
    assertThat(index.membersAfter(second.getLast(), query(FRENCH), 6)).isEmpty();
  }

  private void put(int number) {
    index.put(contact(number, number % 2 == 0 ? "FR" : "BE"));
  }

  @Test
  void forgetsARemovedContactWholly() {
    var opened =
        new Criteria.Event(
            new EventName("message-opened"), new Criteria.Times.AtLeast(1), EventPeriod.EVER);
    index.put(contact(1, "FR"));
    index.add(id(1), opened(NOW));

    index.remove(id(1));
    index.put(contact(2, "BE"));
    index.put(contact(1, "BE"));

    assertThat(index.size()).isEqualTo(2);
    assertThat(index.count(query(opened)).all()).isZero();
    assertThat(index.count(query(FRENCH)).all()).isZero();
    assertThat(index.matches(id(3), query(EVERYBODY))).isFalse();
  }

  @Test
  void knowsNoContactWithALongerId() {
    var longer = new ContactId("a".repeat(28));
    var contact =
        new IndexedContact(longer, Map.of(), Set.of(), Consents.NONE, Set.of(), Set.of(), Map.of());

    assertThatThrownBy(() -> index.put(contact)).isInstanceOf(IllegalArgumentException.class);
    assertThat(index.size()).isZero();
    assertThat(index.matches(longer, query(EVERYBODY))).isFalse();
  }

  @Test
  void countsEventsToTheMillisecond() {
    var day =
        new Criteria.Event(
            new EventName("message-opened"),
            new Criteria.Times.AtLeast(1),
            EventPeriod.last(Duration.ofDays(30)));
    var start = NOW.minus(Duration.ofDays(30));
    for (int number = 1; number <= 3; number++) {
      index.put(contact(number, "FR"));
      index.add(id(number), opened(start.plusMillis(number - 2)));
    }

    assertThat(index.members(query(day), 10)).containsExactly(id(2), id(3));
    assertThat(index.members(new AudienceQuery(day, NOW.plusMillis(1), ZONE), 10))
        .containsExactly(id(3));
  }

  @Test
  void stopsACountThatIsNoLongerWanted() {
    index.put(contact(1, "FR"));

    assertThatThrownBy(() -> index.count(new AudienceQuery(FRENCH, NOW, ZONE, () -> true)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesCriteriaThatHoldForAnEnrollmentOnly() {
    var sinceEntry =
        new Criteria.Event(
            new EventName("order"), new Criteria.Times.AtLeast(1), EventPeriod.sinceEntry());
    index.put(contact(1, "FR"));

    assertThatThrownBy(() -> index.count(query(sinceEntry)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("enrollment");
  }

  @Test
  void keepsNothingOfValuesThatNoContactHasAnyMore() {
    var lists = new PropertyValue.TextList(List.of("A", "b"));
    for (int time = 0; time < 10_000; time++) {
      index.put(contact(1, "country " + time));
    }
    index.put(
        new IndexedContact(
            id(1), Map.of("tags", lists), Set.of(), Consents.NONE, Set.of(), Set.of(), Map.of()));

    var includes = new Criteria.Property(new PropertyName("tags"), new PropertyTest.Includes("B"));
    assertThat(index.count(query(includes)).all()).isEqualTo(1);
    assertThat(index.count(query(FRENCH)).all()).isZero();
  }
}
