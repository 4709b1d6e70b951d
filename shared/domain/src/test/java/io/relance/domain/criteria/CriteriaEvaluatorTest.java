package io.relance.domain.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.TableKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-C1, C-C2: criteria hold or not for a contact")
class CriteriaEvaluatorTest {
  private static final Criteria YES = new Criteria.All(List.of());
  private static final Criteria NO = new Criteria.Any(List.of());

  private static final EventName ORDER = new EventName("order");

  private static final List<RecordedEvent> ORDERS =
      Stream.of("2025-12-24T10:00:00Z", "2026-01-10T11:00:00Z", "2026-03-01T10:00:00Z")
          .map(at -> new RecordedEvent(ORDER, Instant.parse(at), Map.of()))
          .toList();

  /** Ana lives in Orléans, has 12.5 points, is a VIP, ordered three times, twice since entry. */
  private static final CriteriaFacts ANA =
      new CriteriaFacts() {
        private final Map<String, PropertyValue> properties =
            Map.of(
                "city",
                text("Orléans"),
                "points",
                new Scalar.Numeric(new BigDecimal("12.5")),
                "vip",
                new Scalar.Flag(true),
                "nickname",
                text(""),
                "tags",
                new PropertyValue.TextList(List.of("Fidèle", "early bird")),
                "sizes",
                new PropertyValue.TextList(List.of()));

        @Override
        public Instant now() {
          return Instant.parse("2026-03-10T11:00:00Z");
        }

        @Override
        public Optional<Criteria> segment(Criteria.InSegment segment) {
          return segment.segment().value().equals("regulars-only")
              ? Optional.of(new Criteria.InList(new ListKey("regulars")))
              : Optional.empty();
        }

        @Override
        public ZoneId zone() {
          return ZoneId.of("Europe/Paris");
        }

        @Override
        public Optional<ConsentState> consent(Channel channel, Purpose type) {
          return switch (channel) {
            case SMS -> Optional.of(ConsentState.SUBSCRIBED);
            case EMAIL ->
                Optional.of(ConsentState.UNSUBSCRIBED).filter(_ -> type == Purpose.MARKETING);
            case WHATSAPP -> Optional.empty();
          };
        }

        @Override
        public boolean hasAddress(Channel channel) {
          return true;
        }

        @Override
        public boolean isSuppressed(Channel channel) {
          return false;
        }

        @Override
        public Optional<PropertyValue> property(PropertyName name) {
          return Optional.ofNullable(properties.get(name.value()));
        }

        @Override
        public Stream<Map<String, PropertyValue>> rows(TableKey table) {
          return table.value().equals("pets")
              ? Stream.of(
                  Map.of("species", text("cat"), "age", new Scalar.Numeric(BigDecimal.TWO)),
                  Map.of("species", text("cat"), "age", new Scalar.Numeric(BigDecimal.TEN)),
                  Map.of("species", text("dog")))
              : Stream.empty();
        }

        @Override
        public boolean isOn(ListKey list) {
          return list.value().equals("regulars");
        }

        @Override
        public Instant enteredAt() {
          return Instant.parse("2026-01-10T11:00:00Z");
        }

        @Override
        public Stream<RecordedEvent> events(EventName name, TimeRange range) {
          return ORDERS.stream()
              .filter(order -> order.name().equals(name) && range.contains(order.at()));
        }

        @Override
        public Set<Criteria.SendOutcome> lastSend() {
          return Set.of(Criteria.SendOutcome.SENT, Criteria.SendOutcome.DELIVERED);
        }

        @Override
        public Set<Criteria.SendOutcome> sendAt(ElementId element) {
          return element.equals(new ElementId("hello"))
              ? Set.of(Criteria.SendOutcome.SENT, Criteria.SendOutcome.REPLIED)
              : Set.of();
        }
      };

  @Test
  @DisplayName("G11: names the criteria that decided, with the contact's values")
  void namesWhatDecided() {
    Criteria lyon =
        new Criteria.Property(new PropertyName("city"), new PropertyTest.Is(text("Lyon")));
    Criteria plan = new Criteria.Property(new PropertyName("plan"), new PropertyTest.Exists(true));
    Criteria regular = new Criteria.InList(new ListKey("regulars"));
    Criteria all =
        new Criteria.All(
            List.of(regular, new Criteria.Not(new Criteria.Any(List.of(lyon, regular))), plan));
    Criteria any = new Criteria.Any(List.of(lyon, plan));

    assertThat(CriteriaEvaluator.evaluate(all, ANA))
        .isEqualTo(
            new Evaluation(
                false,
                List.of(new Evaluation.Decisive("/all/1/not/any/1", true, Optional.empty()))));
    assertThat(CriteriaEvaluator.evaluate(any, ANA).decisive())
        .containsExactly(
            new Evaluation.Decisive("/any/0", false, Optional.of("Orléans")),
            new Evaluation.Decisive("/any/1", false, Optional.empty()));
    assertThat(CriteriaEvaluator.part(all, "/all/1/not/any/1")).contains(regular);
    assertThat(CriteriaEvaluator.part(any, "/any/0")).contains(lyon);
    assertThat(CriteriaEvaluator.part(any, "/any/7")).isEmpty();
  }

  @Test
  @DisplayName("S-4: and, or, not, nested; nothing at all holds of all and of none")
  void combines() {
    assertThat(holds(YES)).isTrue();
    assertThat(holds(NO)).isFalse();
    assertThat(holds(new Criteria.Not(NO))).isTrue();
    assertThat(holds(new Criteria.All(List.of(YES, NO)))).isFalse();
    assertThat(holds(new Criteria.Any(List.of(NO, new Criteria.Not(NO))))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "city, orléans, true",
    "city, ORLÉANS, true",
    "city, Orle\u0301ans, true",
    "city, Orleans, false",
    "points, 12.5, false",
    "shoeSize, 39, false",
  })
  void comparesTextsWithoutRegardToCase(String property, String value, boolean expected) {
    assertThat(holds(property, new PropertyTest.Is(text(value)))).isEqualTo(expected);
    assertThat(holds(property, new PropertyTest.IsNot(text(value)))).isEqualTo(!expected);
  }

  @ParameterizedTest
  @CsvSource({"12.50, true", "12, false"})
  void comparesNumbersByValue(String value, boolean expected) {
    assertThat(holds("points", new PropertyTest.Is(number(value)))).isEqualTo(expected);
    assertThat(holds("points", new PropertyTest.OneOf(List.of(text("x"), number(value)))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"12, true, false", "12.5, false, false", "13, false, true"})
  void ordersNumbers(String than, boolean greater, boolean less) {
    assertThat(holds("points", new PropertyTest.Greater(new BigDecimal(than)))).isEqualTo(greater);
    assertThat(holds("points", new PropertyTest.Less(new BigDecimal(than)))).isEqualTo(less);
    assertThat(holds("city", new PropertyTest.Greater(new BigDecimal(than)))).isFalse();
    assertThat(holds("shoeSize", new PropertyTest.Less(new BigDecimal(than)))).isFalse();
  }

  @Test
  @DisplayName("S-3: an empty text is an absent value")
  void treatsAnEmptyTextAsAbsent() {
    assertThat(holds("nickname", new PropertyTest.Exists(true))).isFalse();
    assertThat(holds("nickname", new PropertyTest.Is(text("")))).isFalse();
    assertThat(holds("nickname", new PropertyTest.IsNot(text("x")))).isTrue();
  }

  @Test
  void looksIntoTexts() {
    assertThat(holds("city", new PropertyTest.Contains("LÉA"))).isTrue();
    assertThat(holds("city", new PropertyTest.StartsWith("orl"))).isTrue();
    assertThat(holds("city", new PropertyTest.StartsWith("léans"))).isFalse();
    assertThat(holds("points", new PropertyTest.Contains("12"))).isFalse();
    assertThat(holds("shoeSize", new PropertyTest.Contains(""))).isFalse();
  }

  @Test
  void asksWhetherAPropertyIsThere() {
    assertThat(holds("vip", new PropertyTest.Exists(true))).isTrue();
    assertThat(holds("vip", new PropertyTest.Exists(false))).isFalse();
    assertThat(holds("shoeSize", new PropertyTest.Exists(false))).isTrue();
    assertThat(holds("vip", new PropertyTest.Is(new Scalar.Flag(true)))).isTrue();
  }

  @Test
  void countsRowsOfWhichEachByItselfPasses() {
    Criteria cat =
        new Criteria.Property(new PropertyName("species"), new PropertyTest.Is(text("CAT")));
    Criteria old =
        new Criteria.Property(
            new PropertyName("age"), new PropertyTest.Greater(BigDecimal.valueOf(5)));

    assertThat(rows("pets", 3, Optional.empty())).isTrue();
    assertThat(rows("pets", 2, Optional.of(cat))).isTrue();
    assertThat(rows("pets", 1, Optional.of(new Criteria.All(List.of(cat, old))))).isTrue();
    assertThat(rows("pets", 1, Optional.of(new Criteria.Not(cat)))).isTrue();
    assertThat(rows("cars", 0, Optional.empty())).isTrue();
  }

  private static boolean rows(String table, int exactly, Optional<Criteria> where) {
    return holds(
        new Criteria.RelatedRows(new TableKey(table), new Criteria.Times.Exactly(exactly), where));
  }

  @ParameterizedTest(name = "{0} includes {1}: {2}")
  @CsvSource({
    "tags, fidèle, true",
    "tags, FIDÈLE, true",
    "tags, fidele, false",
    "tags, early, false",
    "tags, Early Bird, true",
    "sizes, M, false",
    "city, Orléans, false",
    "unknown, M, false"
  })
  void findsWholeValuesInLists(String property, String text, boolean included) {
    assertThat(holds(property, new PropertyTest.Includes(text))).isEqualTo(included);
  }

  @Test
  void comparesListsWithNothingElse() {
    assertThat(holds("tags", new PropertyTest.Is(text("Fidèle")))).isFalse();
    assertThat(holds("tags", new PropertyTest.IsNot(text("Fidèle")))).isTrue();
    assertThat(holds("tags", new PropertyTest.OneOf(List.of(text("Fidèle"))))).isFalse();
    assertThat(holds("tags", new PropertyTest.Contains("bird"))).isFalse();
    assertThat(holds("tags", new PropertyTest.Exists(true))).isTrue();
    assertThat(holds("sizes", new PropertyTest.Exists(true))).isFalse();
    assertThat(holds("sizes", new PropertyTest.Exists(false))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, MARKETING, SUBSCRIBED, true",
    "SMS, MARKETING, UNSUBSCRIBED, false",
    "EMAIL, MARKETING, UNSUBSCRIBED, true",
    "EMAIL, TRANSACTIONAL, UNSUBSCRIBED, false",
    "WHATSAPP, MARKETING, SUBSCRIBED, false",
    "WHATSAPP, MARKETING, UNSUBSCRIBED, false"
  })
  @DisplayName("S-3: without any consent a contact is neither subscribed nor unsubscribed")
  void comparesConsent(Channel channel, Purpose type, ConsentState state, boolean expected) {
    assertThat(holds(new Criteria.Consent(channel, type, state))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"SMS, true", "EMAIL, false", "WHATSAPP, false"})
  @DisplayName("S-3: reachable with an address and a subscription to marketing")
  void isReachableWhenSubscribed(Channel channel, boolean expected) {
    assertThat(holds(new Criteria.Reachable(channel))).isEqualTo(expected);
  }

  @Test
  @DisplayName("S-4: the criteria of a segment hold now")
  void asksForSegments() {
    assertThat(holds(new Criteria.InSegment(new SegmentKey("regulars-only"), false))).isTrue();
    assertThat(holds(new Criteria.InSegment(new SegmentKey("unknown"), false))).isFalse();
    assertThat(
            holds(new Criteria.Not(new Criteria.InSegment(new SegmentKey("regulars-only"), false))))
        .isFalse();
  }

  @Test
  @DisplayName("C-C2: membership of a list")
  void asksForLists() {
    assertThat(holds(new Criteria.InList(new ListKey("regulars")))).isTrue();
    assertThat(holds(new Criteria.InList(new ListKey("vips")))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, true, false, false", "2, true, true, true", "3, false, true, false"})
  void countsEvents(int times, boolean least, boolean most, boolean exactly) {
    assertThat(sinceEntry(new Criteria.Times.AtLeast(times))).isEqualTo(least);
    assertThat(sinceEntry(new Criteria.Times.AtMost(times))).isEqualTo(most);
    assertThat(sinceEntry(new Criteria.Times.Exactly(times))).isEqualTo(exactly);
  }

  @Test
  void countsEventsEverAndDuringAPeriod() {
    var once = new Criteria.Times.Exactly(1);
    var thrice = new Criteria.Times.Exactly(3);
    var month = EventPeriod.last(Duration.ofDays(30));

    assertThat(holds(new Criteria.Event(ORDER, thrice, EventPeriod.EVER))).isTrue();
    assertThat(holds(new Criteria.Event(ORDER, once, month))).isTrue();
    assertThat(holds(new Criteria.Event(new EventName("visit"), once, month))).isFalse();
  }

  @Test
  @DisplayName("a delivered send was sent too")
  void asksForTheLastSend() {
    assertThat(holds(Criteria.MessageOutcome.last(Criteria.SendOutcome.SENT))).isTrue();
    assertThat(holds(Criteria.MessageOutcome.last(Criteria.SendOutcome.DELIVERED))).isTrue();
    assertThat(holds(Criteria.MessageOutcome.last(Criteria.SendOutcome.SKIPPED))).isFalse();
  }

  @Test
  void asksForTheMessageOfAnElement() {
    assertThat(holds(messageOf("hello", Criteria.SendOutcome.REPLIED))).isTrue();
    assertThat(holds(messageOf("hello", Criteria.SendOutcome.DELIVERED))).isFalse();
    assertThat(holds(messageOf("bye", Criteria.SendOutcome.SENT))).isFalse();
  }

  private static Criteria messageOf(String element, Criteria.SendOutcome outcome) {
    return new Criteria.MessageOutcome(Optional.of(new ElementId(element)), outcome);
  }

  private static boolean sinceEntry(Criteria.Times times) {
    return holds(new Criteria.Event(ORDER, times, EventPeriod.sinceEntry()));
  }

  private static boolean holds(String property, PropertyTest test) {
    return holds(new Criteria.Property(new PropertyName(property), test));
  }

  private static boolean holds(Criteria criteria) {
    return CriteriaEvaluator.holds(criteria, ANA);
  }

  private static Scalar text(String text) {
    return new Scalar.Text(text);
  }

  private static Scalar number(String number) {
    return new Scalar.Numeric(new BigDecimal(number));
  }
}
