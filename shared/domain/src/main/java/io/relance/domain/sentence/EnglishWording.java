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
import io.relance.domain.text.PeriodWords;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Criteria in English. */
final class EnglishWording implements Wording {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "firstName", "first name",
          "lastName", "last name",
          "timeZone", "time zone",
          "createdAt", "creation date",
          "updatedAt", "last change",
          "itemCount", "number of items",
          "skus", "SKUs");

  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          Map.entry("order", "ordered"),
          Map.entry("order-cancelled", "had an order cancelled"),
          Map.entry("order-refunded", "had an order refunded"),
          Map.entry("checkout", "began a checkout"),
          Map.entry("cart-abandoned", "abandoned a cart"),
          Map.entry("shipment", "had an update of a shipment"),
          Map.entry("inbound-message", "wrote a message"),
          Map.entry("message-sent", "got a message sent"),
          Map.entry("message-delivered", "received a message"),
          Map.entry("message-opened", "read a message"),
          Map.entry("message-clicked", "clicked in a message"),
          Map.entry("message-replied", "replied to a message"),
          Map.entry("subscribed", "subscribed"),
          Map.entry("unsubscribed", "unsubscribed"),
          Map.entry("complained", "complained about a message"),
          Map.entry("bounced", "had a message returned"),
          Map.entry("page-visited", "visited a page"),
          Map.entry("product-viewed", "viewed a product"),
          Map.entry("list-joined", "joined a list"),
          Map.entry("import", "came with an import"));

  @Override
  public String and() {
    return " and ";
  }

  @Override
  public String or() {
    return " or ";
  }

  @Override
  public String everyContact() {
    return "every contact";
  }

  @Override
  public String noContact() {
    return "no contact";
  }

  @Override
  public String not(String sentence) {
    return "it is not true that " + sentence;
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
      case PropertyTest.Is(var value) -> "is " + value(value);
      case PropertyTest.IsNot(var value) -> "is not " + value(value);
      case PropertyTest.Exists(var there) -> there ? "is known" : "is not known";
      case PropertyTest.Contains(var part) -> "contains " + SentenceValues.quoted(part);
      case PropertyTest.StartsWith(var start) -> "starts with " + SentenceValues.quoted(start);
      case PropertyTest.OneOf(var values) ->
          "is one of "
              + SentenceValues.listed(values.stream().map(EnglishWording::value), values.size());
      case PropertyTest.Includes(var text) -> "includes " + SentenceValues.quoted(text);
      case PropertyTest.Greater(var than) -> "is greater than " + value(new Scalar.Numeric(than));
      case PropertyTest.Less(var than) -> "is less than " + value(new Scalar.Numeric(than));
      case PropertyTest.Before(var moment) -> "is before " + moment(moment);
      case PropertyTest.After(var moment) -> "is after " + moment(moment);
      case PropertyTest.Within(var period) -> "is " + last(period);
      case PropertyTest.Next(var period) -> "is " + next(period);
      case PropertyTest.AnniversaryWithin(var period) -> "has its anniversary " + next(period);
    };
  }

  private static String value(Scalar value) {
    return SentenceValues.of(value, "true", "false");
  }

  private static String moment(Moment moment) {
    return SentenceValues.of(moment, Locale.ENGLISH);
  }

  private static String last(Duration period) {
    return period.isZero() ? "today" : "in the last " + PeriodWords.of(period);
  }

  private static String next(Duration period) {
    return period.isZero() ? "today" : "in the next " + PeriodWords.of(period);
  }

  @Override
  public String list(Criteria.InList criterion) {
    return "is on the list " + SentenceValues.quoted(criterion.list().value());
  }

  @Override
  public String segment(Criteria.InSegment criterion) {
    return (criterion.persona() ? "has the persona " : "is in the segment ")
        + SentenceValues.quoted(criterion.segment().value());
  }

  @Override
  public String event(Criteria.Event criterion, String where) {
    return happened(criterion.event(), criterion.times())
        + period(criterion.period())
        + (where.isEmpty() ? "" : ", counting only where " + where)
        + criterion.sum().map(EnglishWording::sum).orElse("");
  }

  @Override
  public String rows(Criteria.RelatedRows criterion, String where) {
    return "has %s in the table %s%s"
        .formatted(
            rows(criterion.times()),
            SentenceValues.quoted(criterion.table().value()),
            where.isEmpty() ? "" : ", counting only where " + where);
  }

  private static String rows(Times times) {
    var rows = times.count() == 1 ? "1 row" : times.count() + " rows";
    return switch (times) {
      case Times.AtLeast _ -> "at least " + rows;
      case Times.AtMost _ -> "at most " + rows;
      case Times.Exactly(var count) -> count == 0 ? "no rows" : "exactly " + rows;
    };
  }

  private static String happened(EventName event, Times times) {
    var verb =
        EVENTS.getOrDefault(event.value(), "had the event " + SentenceValues.quoted(event.value()));
    return times.count() == 0 && !(times instanceof Times.AtLeast)
        ? "never " + verb
        : verb + " " + times(times);
  }

  private static String times(Times times) {
    var count = times.count() == 1 ? "once" : times.count() + " times";
    return switch (times) {
      case Times.AtLeast _ -> "at least " + count;
      case Times.AtMost _ -> "at most " + count;
      case Times.Exactly _ -> "exactly " + count;
    };
  }

  private static String period(EventPeriod period) {
    if (period.until().isEmpty() && period.since().orElse(null) instanceof Ago(var duration)) {
      return " " + last(duration);
    }
    return period.since().map(EnglishWording::since).orElse("")
        + period.until().map(EnglishWording::until).orElse("");
  }

  private static String since(EventPeriod.Since since) {
    return switch (since) {
      case Entry() -> " since the entry";
      case Ago(var period) -> " since " + PeriodWords.of(period) + " ago";
      case On(var moment) -> " since " + moment(moment);
    };
  }

  private static String until(EventPeriod.Until until) {
    return switch (until) {
      case Ago(var period) -> " until " + PeriodWords.of(period) + " ago";
      case On(Moment.Day day) -> " until the end of " + moment(day);
      case On(Moment.Point point) -> " until " + moment(point);
    };
  }

  private static String sum(EventSum sum) {
    var greater =
        sum.greater().map(bound -> " more than " + value(new Scalar.Numeric(bound))).orElse("");
    var less = sum.less().map(bound -> " less than " + value(new Scalar.Numeric(bound))).orElse("");
    var both = greater.isEmpty() || less.isEmpty() ? "" : " and";
    return ", with a sum of " + name(sum.property()) + " of" + greater + both + less;
  }

  @Override
  public String consent(Criteria.Consent criterion) {
    var state =
        switch (criterion.state()) {
          case SUBSCRIBED -> "is subscribed to ";
          case UNSUBSCRIBED -> "is unsubscribed from ";
        };
    var type =
        switch (criterion.type()) {
          case MARKETING -> "marketing";
          case TRANSACTIONAL -> "transactional messages";
        };
    return state + type + " by " + SentenceValues.of(criterion.channel());
  }

  @Override
  public String reachable(Criteria.Reachable criterion) {
    return "can be reached by " + SentenceValues.of(criterion.channel());
  }

  @Override
  public String message(Criteria.MessageOutcome criterion) {
    var message = criterion.element().map(it -> "the message " + it).orElse("the last message");
    return switch (criterion.outcome()) {
      case SENT -> message + " was sent";
      case FAILED -> message + " failed";
      case SKIPPED -> message + " was skipped";
      case DELIVERED -> message + " was delivered";
      case OPENED -> message + " was opened";
      case CLICKED ->
          criterion.link().map(link -> "the link " + link).orElse("a link")
              + " of "
              + message
              + " was followed";
      case REPLIED -> message + " was replied to";
      case UNSUBSCRIBED -> "unsubscribed through " + message;
      case COMPLAINED -> message + " was reported as spam";
    };
  }
}
