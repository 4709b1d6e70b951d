package io.relance.application.events;

import io.relance.application.contacts.model.PropertyLimits;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.EventName;
import io.relance.domain.text.Quoted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with an event that another system reports, whoever its contact is. */
final class EventFaults {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");
  private static final Duration LATEST = Duration.ofMinutes(5);
  private static final int MOST_PROPERTIES = 50;
  private static final int MOST_BYTES = 20_000;

  private final Instant now;
  private final Set<EventName> known;

  EventFaults(Instant now, Set<EventName> known) {
    this.now = now;
    this.known = known;
  }

  Optional<String> of(NewEvent event) {
    return name(event.name()).or(() -> event.at().flatMap(this::time)).or(() -> properties(event));
  }

  private Optional<String> name(EventName name) {
    if (!NAME.matcher(name.value()).matches()) {
      return Optional.of(
          "event: must be 1 to 60 of the characters a-z, 0-9, -, _ and ., such as"
              + " \"quiz-finished\", not "
              + Quoted.of(name.value()));
    }
    if (BuiltInEvent.named(name).isPresent()) {
      return Optional.of(
          "event: must be another name than "
              + Quoted.of(name.value())
              + ", an event that Relance records itself");
    }
    return known.contains(name) || known.size() < RecordedEventNames.MOST
        ? Optional.empty()
        : Optional.of(
            "event: must be one of the %d names of earlier events, not %s"
                .formatted(RecordedEventNames.MOST, Quoted.of(name.value())));
  }

  private Optional<String> time(Instant at) {
    if (at.isAfter(now.plus(LATEST))) {
      return Optional.of("at: must not be more than 5 minutes ahead, as " + at + " is");
    }
    return at.isBefore(Instant.EPOCH)
        ? Optional.of("at: must not be before 1970, as " + at + " is")
        : Optional.empty();
  }

  private static Optional<String> properties(NewEvent event) {
    var properties = event.properties();
    if (properties.size() > MOST_PROPERTIES || PropertyLimits.bytes(properties) > MOST_BYTES) {
      return Optional.of("properties: must be at most 50, with at most 20,000 bytes together");
    }
    return properties.keySet().stream()
        .flatMap(name -> PropertyLimits.nameFault(name).stream())
        .map(fault -> "properties: " + fault)
        .findFirst()
        .or(
            () ->
                properties.entrySet().stream()
                    .flatMap(
                        property ->
                            PropertyLimits.fault(property.getValue()).stream()
                                .map(fault -> "properties." + property.getKey() + ": " + fault))
                    .findFirst());
  }
}
