package io.relance.application.contacts.model;

import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.text.Clipped;
import io.relance.domain.text.NumberBounds;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The properties of an event as they are stored with it for criteria: texts and lists are cut to a
 * length that an item can hold, and numbers that no store can hold are left out.
 *
 * @param values by name, in their order
 */
public record EventProperties(EventName event, Map<String, PropertyValue> values) {
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_LISTED = 200;
  private static final int MOST_LISTED = 100;

  /** An event without any. */
  public static EventProperties of(BuiltInEvent event) {
    return new EventProperties(event.eventName(), Map.of());
  }

  /** The same with a text. */
  public EventProperties with(String name, String text) {
    return text.isEmpty() ? this : with(name, new Scalar.Text(Clipped.of(text, LONGEST_TEXT)));
  }

  /** The same with a number. */
  public EventProperties with(String name, BigDecimal number) {
    return NumberBounds.isBeyond(number.toString()) ? this : with(name, new Scalar.Numeric(number));
  }

  /** The same with a flag. */
  public EventProperties with(String name, boolean flag) {
    return with(name, new Scalar.Flag(flag));
  }

  /** The same with a list of different texts. */
  public EventProperties with(String name, Collection<String> texts) {
    var listed =
        texts.stream()
            .filter(text -> !text.isEmpty())
            .map(text -> Clipped.of(text, LONGEST_LISTED))
            .distinct()
            .limit(MOST_LISTED)
            .toList();
    return listed.isEmpty() ? this : with(name, new PropertyValue.TextList(listed));
  }

  private EventProperties with(String name, PropertyValue value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new EventProperties(event, more);
  }

  /** Omits the values, which are personal data. */
  @Override
  public String toString() {
    return "EventProperties[event=" + event + "]";
  }
}
