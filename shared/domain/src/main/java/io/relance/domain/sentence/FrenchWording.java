package io.relance.domain.sentence;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.Times;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventPeriod.Ago;
import io.relance.domain.criteria.EventPeriod.Entry;
import io.relance.domain.criteria.EventPeriod.On;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import java.util.Locale;
import java.util.Map;

/** Criteria in French. */
final class FrenchWording implements Wording {
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("country", "le pays"),
          Map.entry("email", "l’e-mail"),
          Map.entry("phone", "le téléphone"),
          Map.entry("firstName", "le prénom"),
          Map.entry("lastName", "le nom"),
          Map.entry("timeZone", "le fuseau horaire"),
          Map.entry("locale", "la langue"),
          Map.entry("createdAt", "la date de création"),
          Map.entry("updatedAt", "la dernière modification"),
          Map.entry("total", "le total"),
          Map.entry("currency", "la devise"),
          Map.entry("itemCount", "le nombre d’articles"),
          Map.entry("skus", "la liste des références"),
          Map.entry("titles", "la liste des titres"));

  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          Map.entry("order", "commandé"),
          Map.entry("order-cancelled", "eu une commande annulée"),
          Map.entry("order-refunded", "eu une commande remboursée"),
          Map.entry("checkout", "commencé un paiement"),
          Map.entry("cart-abandoned", "abandonné un panier"),
          Map.entry("shipment", "eu des nouvelles d’une livraison"),
          Map.entry("inbound-message", "écrit un message"),
          Map.entry("message-sent", "eu un message envoyé"),
          Map.entry("message-delivered", "reçu un message"),
          Map.entry("message-opened", "lu un message"),
          Map.entry("message-clicked", "cliqué dans un message"),
          Map.entry("message-replied", "répondu à un message"),
          Map.entry("subscribed", "accepté un abonnement"),
          Map.entry("unsubscribed", "résilié un abonnement"),
          Map.entry("complained", "signalé un message"),
          Map.entry("bounced", "eu un message rejeté"),
          Map.entry("page-visited", "visité une page"),
          Map.entry("product-viewed", "regardé un produit"),
          Map.entry("list-joined", "rejoint une liste"),
          Map.entry("import", "figuré dans un import"));

  @Override
  public String and() {
    return " et ";
  }

  @Override
  public String or() {
    return " ou ";
  }

  @Override
  public String everyContact() {
    return "tous les contacts";
  }

  @Override
  public String noContact() {
    return "aucun contact";
  }

  @Override
  public String not(String sentence) {
    return "il est faux que " + sentence;
  }

  @Override
  public String property(Criteria.Property criterion) {
    return name(criterion.property()) + " " + test(criterion.test());
  }

  private static String name(PropertyName property) {
    return PROPERTIES.getOrDefault(property.value(), SentenceValues.quoted(property.value()));
  }

  private static String test(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Is(var value) -> "est " + value(value);
      case PropertyTest.IsNot(var value) -> "n’est pas " + value(value);
      case PropertyTest.Exists(var there) -> there ? "a une valeur" : "n’a pas de valeur";
      case PropertyTest.Contains(var part) -> "contient " + SentenceValues.quoted(part);
      case PropertyTest.StartsWith(var start) -> "commence par " + SentenceValues.quoted(start);
      case PropertyTest.OneOf(var values) ->
          "est parmi "
              + SentenceValues.listed(values.stream().map(FrenchWording::value), values.size());
      case PropertyTest.Includes(var text) -> "comprend " + SentenceValues.quoted(text);
      case PropertyTest.Greater(var than) -> "vaut plus de " + value(new Scalar.Numeric(than));
      case PropertyTest.Less(var than) -> "vaut moins de " + value(new Scalar.Numeric(than));
      case PropertyTest.Before(var moment) -> "est avant le " + moment(moment);
      case PropertyTest.After(var moment) -> "est après le " + moment(moment);
      case PropertyTest.Within(var period) -> "est " + FrenchPeriods.last(period);
      case PropertyTest.Next(var period) -> "est " + FrenchPeriods.next(period);
      case PropertyTest.AnniversaryWithin(var period) ->
          "a son anniversaire " + FrenchPeriods.next(period);
    };
  }

  private static String value(Scalar value) {
    return SentenceValues.of(value, "vrai", "faux");
  }

  /** The first of a month is an ordinal. */
  private static String moment(Moment moment) {
    return SentenceValues.of(moment, Locale.FRENCH).replaceFirst("^1 ", "1er ");
  }

  @Override
  public String list(Criteria.InList criterion) {
    return "est dans la liste " + SentenceValues.quoted(criterion.list().value());
  }

  @Override
  public String segment(Criteria.InSegment criterion) {
    return (criterion.persona() ? "a le persona " : "est dans le segment ")
        + SentenceValues.quoted(criterion.segment().value());
  }

  @Override
  public String event(Criteria.Event criterion, String where) {
    return happened(criterion.event(), criterion.times())
        + period(criterion.period())
        + (where.isEmpty() ? "" : ", en comptant seulement si " + where)
        + criterion.sum().map(FrenchWording::sum).orElse("");
  }

  @Override
  public String rows(Criteria.RelatedRows criterion, String where) {
    return "%s dans la table %s%s"
        .formatted(
            rows(criterion.times()),
            SentenceValues.quoted(criterion.table().value()),
            where.isEmpty() ? "" : ", en comptant seulement si " + where);
  }

  private static String rows(Times times) {
    var rows = times.count() < 2 ? times.count() + " ligne" : times.count() + " lignes";
    return switch (times) {
      case Times.AtLeast _ -> "a au moins " + rows;
      case Times.AtMost _ -> "a au plus " + rows;
      case Times.Exactly(var count) -> count == 0 ? "n’a aucune ligne" : "a exactement " + rows;
    };
  }

  private static String happened(EventName event, Times times) {
    var verb =
        EVENTS.getOrDefault(
            event.value(), "eu l’événement " + SentenceValues.quoted(event.value()));
    return times.count() == 0 && !(times instanceof Times.AtLeast)
        ? "n’a jamais " + verb
        : "a " + verb + " " + times(times);
  }

  private static String times(Times times) {
    return switch (times) {
      case Times.AtLeast(var count) -> "au moins " + count + " fois";
      case Times.AtMost(var count) -> "au plus " + count + " fois";
      case Times.Exactly(var count) -> "exactement " + count + " fois";
    };
  }

  private static String period(EventPeriod period) {
    if (period.until().isEmpty() && period.since().orElse(null) instanceof Ago(var duration)) {
      return " " + FrenchPeriods.last(duration);
    }
    return period.since().map(FrenchWording::since).orElse("")
        + period.until().map(FrenchWording::until).orElse("");
  }

  private static String since(EventPeriod.Since since) {
    return switch (since) {
      case Entry() -> " depuis l’entrée";
      case Ago(var period) -> " à partir d’il y a " + FrenchPeriods.of(period);
      case On(var moment) -> " depuis le " + moment(moment);
    };
  }

  private static String until(EventPeriod.Until until) {
    return switch (until) {
      case Ago(var period) -> " jusqu’à il y a " + FrenchPeriods.of(period);
      case On(Moment.Day day) -> " jusqu’au " + moment(day) + " compris";
      case On(Moment.Point point) -> " jusqu’au " + moment(point);
    };
  }

  private static String sum(EventSum sum) {
    var greater =
        sum.greater().map(bound -> " de plus de " + value(new Scalar.Numeric(bound))).orElse("");
    var less =
        sum.less().map(bound -> " de moins de " + value(new Scalar.Numeric(bound))).orElse("");
    var both = greater.isEmpty() || less.isEmpty() ? "" : " et";
    return ", avec pour " + name(sum.property()) + " une somme" + greater + both + less;
  }

  @Override
  public String consent(Criteria.Consent criterion) {
    var state =
        switch (criterion.state()) {
          case SUBSCRIBED -> "accepte ";
          case UNSUBSCRIBED -> "refuse ";
        };
    var type =
        switch (criterion.type()) {
          case MARKETING -> "le marketing";
          case TRANSACTIONAL -> "les messages transactionnels";
        };
    return state + type + " par " + SentenceValues.of(criterion.channel());
  }

  @Override
  public String reachable(Criteria.Reachable criterion) {
    return "est joignable par " + SentenceValues.of(criterion.channel());
  }

  @Override
  public String message(Criteria.MessageOutcome criterion) {
    var message = criterion.element().map(it -> "message " + it).orElse("dernier message");
    return switch (criterion.outcome()) {
      case SENT -> "le " + message + " est parti";
      case FAILED -> "le " + message + " a échoué";
      case SKIPPED -> "le " + message + " a été omis";
      case DELIVERED -> "le " + message + " a été remis";
      case OPENED -> "le " + message + " a été ouvert";
      case CLICKED ->
          criterion.link().map(link -> "le lien " + link).orElse("un lien")
              + " du "
              + message
              + " a été suivi";
      case REPLIED -> "le " + message + " a reçu une réponse";
      case UNSUBSCRIBED -> "s’est désabonné par le " + message;
      case COMPLAINED -> "le " + message + " a été signalé comme indésirable";
    };
  }
}
