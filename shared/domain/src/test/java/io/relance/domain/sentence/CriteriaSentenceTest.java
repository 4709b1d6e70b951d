package io.relance.domain.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.Times;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventPeriod.Ago;
import io.relance.domain.criteria.EventPeriod.On;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("S-4: a sentence in English and French for any criteria")
class CriteriaSentenceTest {
  private static final Criteria FRENCH = property("country", new PropertyTest.Is(text("FR")));
  private static final Criteria EMAIL = property("email", new PropertyTest.Exists(true));
  private static final Duration MONTH = Duration.ofDays(30);

  @ParameterizedTest(name = "{1} / {2}")
  @MethodSource({
    "properties",
    "numbersAndDates",
    "events",
    "periods",
    "filters",
    "others",
    "combinations"
  })
  void writesEachKind(Criteria criteria, String english, String french) {
    assertThat(CriteriaSentence.inEnglish(criteria)).isEqualTo(english);
    assertThat(CriteriaSentence.inFrench(criteria)).isEqualTo(french);
  }

  static Stream<Arguments> properties() {
    return Stream.of(
        Arguments.of(FRENCH, "country is FR", "le pays est FR"),
        test(
            new PropertyTest.IsNot(text("le Mans")),
            "city is not “le Mans”",
            "city n’est pas “le Mans”"),
        test(new PropertyTest.Is(new Scalar.Flag(true)), "city is true", "city est vrai"),
        Arguments.of(EMAIL, "email is known", "l’e-mail a une valeur"),
        test(new PropertyTest.Exists(false), "city is not known", "city n’a pas de valeur"),
        test(new PropertyTest.Contains("Saint"), "city contains Saint", "city contient Saint"),
        test(new PropertyTest.StartsWith(""), "city starts with “”", "city commence par “”"),
        test(
            new PropertyTest.OneOf(List.of(text("A"), number("1.50"), text("C"))),
            "city is one of A, 1.5, C",
            "city est parmi A, 1.5, C"),
        test(new PropertyTest.Includes("gold"), "city includes gold", "city comprend gold"));
  }

  static Stream<Arguments> numbersAndDates() {
    return Stream.of(
        test(
            new PropertyTest.Greater(new BigDecimal("100")),
            "city is greater than 100",
            "city vaut plus de 100"),
        test(
            new PropertyTest.Less(new BigDecimal("-0.5")),
            "city is less than -0.5",
            "city vaut moins de -0.5"),
        test(
            new PropertyTest.Before(moment("2026-03-01")),
            "city is before 1 March 2026",
            "city est avant le 1er mars 2026"),
        test(
            new PropertyTest.After(moment("2026-12-11T10:30:00+01:00")),
            "city is after 11 December 2026 09:30 UTC",
            "city est après le 11 décembre 2026 09:30 UTC"),
        test(
            new PropertyTest.Within(MONTH),
            "city is in the last 30 days",
            "city est dans les 30 derniers jours"),
        test(
            new PropertyTest.Next(Duration.ofHours(1)),
            "city is in the next 1 hour",
            "city est dans la prochaine heure"),
        test(
            new PropertyTest.AnniversaryWithin(Duration.ZERO),
            "city has its anniversary today",
            "city a son anniversaire aujourd’hui"));
  }

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of(
            ordered(new Times.AtLeast(2), EventPeriod.last(MONTH)),
            "ordered at least 2 times in the last 30 days",
            "a commandé au moins 2 fois dans les 30 derniers jours"),
        Arguments.of(
            ordered(new Times.Exactly(0), EventPeriod.EVER),
            "never ordered",
            "n’a jamais commandé"),
        Arguments.of(
            ordered(new Times.AtMost(1), EventPeriod.sinceEntry()),
            "ordered at most once since the entry",
            "a commandé au plus 1 fois depuis l’entrée"));
  }

  static Stream<Arguments> periods() {
    return Stream.of(
        Arguments.of(
            ordered(
                new Times.Exactly(3),
                new EventPeriod(
                    Optional.of(new Ago(Duration.ofHours(36))),
                    Optional.of(new Ago(Duration.ofMinutes(1))))),
            "ordered exactly 3 times since 1 day 12 hours ago until 1 minute ago",
            "a commandé exactement 3 fois à partir d’il y a 1 jour 12 heures jusqu’à il y a 1"
                + " minute"),
        Arguments.of(
            ordered(
                new Times.AtLeast(1),
                new EventPeriod(
                    Optional.of(new On(moment("2026-01-01"))),
                    Optional.of(new On(moment("2026-06-30"))))),
            "ordered at least once since 1 January 2026 until the end of 30 June 2026",
            "a commandé au moins 1 fois depuis le 1er janvier 2026 jusqu’au 30 juin 2026 compris"));
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(
            new Criteria.Event(
                new EventName("order"),
                new Times.AtLeast(1),
                EventPeriod.last(Duration.ofHours(36)),
                Optional.of(
                    new Criteria.All(
                        List.of(
                            property("currency", new PropertyTest.Is(text("EUR"))),
                            property("skus", new PropertyTest.Includes("LAMP-1"))))),
                Optional.of(
                    new EventSum(
                        new PropertyName("total"),
                        Optional.of(new BigDecimal("100")),
                        Optional.of(new BigDecimal("500"))))),
            "ordered at least once in the last 1 day 12 hours, counting only where currency is EUR"
                + " and SKUs includes LAMP-1, with a sum of total of more than 100 and less than"
                + " 500",
            "a commandé au moins 1 fois dans la dernière période de 1 jour 12 heures, en comptant"
                + " seulement si la devise est EUR et la liste des références comprend LAMP-1,"
                + " avec pour le total une somme de plus de 100 et de moins de 500"),
        Arguments.of(
            new Criteria.Event(
                new EventName("warranty registered"), new Times.AtLeast(1), EventPeriod.EVER),
            "had the event “warranty registered” at least once",
            "a eu l’événement “warranty registered” au moins 1 fois"));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(
            new Criteria.InList(new ListKey("vip")), "is on the list vip", "est dans la liste vip"),
        Arguments.of(
            new Criteria.Consent(Channel.SMS, Purpose.MARKETING, ConsentState.SUBSCRIBED),
            "is subscribed to marketing by SMS",
            "accepte le marketing par SMS"),
        Arguments.of(
            new Criteria.Consent(Channel.EMAIL, Purpose.TRANSACTIONAL, ConsentState.UNSUBSCRIBED),
            "is unsubscribed from transactional messages by email",
            "refuse les messages transactionnels par email"),
        Arguments.of(
            new Criteria.Reachable(Channel.WHATSAPP),
            "can be reached by WhatsApp",
            "est joignable par WhatsApp"),
        Arguments.of(
            Criteria.MessageOutcome.last(Criteria.SendOutcome.DELIVERED),
            "the last message was delivered",
            "le dernier message a été remis"),
        Arguments.of(
            new Criteria.MessageOutcome(
                Optional.of(new ElementId("offer")), Criteria.SendOutcome.REPLIED),
            "the message offer was replied to",
            "le message offer a reçu une réponse"));
  }

  static Stream<Arguments> combinations() {
    var ordered = ordered(new Times.AtLeast(2), EventPeriod.last(MONTH));
    return Stream.of(
        Arguments.of(
            new Criteria.All(List.of(FRENCH, ordered)),
            "country is FR and ordered at least 2 times in the last 30 days",
            "le pays est FR et a commandé au moins 2 fois dans les 30 derniers jours"),
        Arguments.of(
            new Criteria.All(List.of(FRENCH, new Criteria.Any(List.of(EMAIL, ordered)))),
            "country is FR and (email is known or ordered at least 2 times in the last 30 days)",
            "le pays est FR et (l’e-mail a une valeur ou a commandé au moins 2 fois dans les 30"
                + " derniers jours)"),
        Arguments.of(
            new Criteria.Not(new Criteria.All(List.of(FRENCH, EMAIL))),
            "it is not true that (country is FR and email is known)",
            "il est faux que (le pays est FR et l’e-mail a une valeur)"),
        Arguments.of(new Criteria.All(List.of(FRENCH)), "country is FR", "le pays est FR"),
        Arguments.of(new Criteria.All(List.of()), "every contact", "tous les contacts"),
        Arguments.of(new Criteria.Any(List.of()), "no contact", "aucun contact"));
  }

  @ParameterizedTest
  @EnumSource(BuiltInEvent.class)
  void hasWordsForEachBuiltInEvent(BuiltInEvent event) {
    var criteria = new Criteria.Event(event.eventName(), new Times.Exactly(0), EventPeriod.EVER);

    assertThat(CriteriaSentence.inEnglish(criteria)).doesNotContain("the event");
    assertThat(CriteriaSentence.inFrench(criteria)).doesNotContain("l’événement");
  }

  @Test
  @DisplayName("Bad input: long values and a thousand criteria")
  void clipsLongValues() {
    var long1 = property("city", new PropertyTest.Is(text("x".repeat(10_000))));
    var many = new Criteria.Any(Collections.nCopies(1_000, FRENCH));

    assertThat(CriteriaSentence.inEnglish(long1)).hasSizeLessThan(100);
    assertThat(CriteriaSentence.inFrench(many)).startsWith("le pays est FR ou le pays est FR ou ");
  }

  private static Arguments test(PropertyTest test, String english, String french) {
    return Arguments.of(property("city", test), english, french);
  }

  private static Criteria property(String name, PropertyTest test) {
    return new Criteria.Property(new PropertyName(name), test);
  }

  private static Criteria ordered(Times times, EventPeriod period) {
    return new Criteria.Event(new EventName("order"), times, period);
  }

  private static Scalar text(String text) {
    return new Scalar.Text(text);
  }

  private static Scalar number(String number) {
    return new Scalar.Numeric(new BigDecimal(number));
  }

  private static Moment moment(String text) {
    return Moment.parse(text).orElseThrow();
  }
}
