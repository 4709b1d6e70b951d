package io.relance.application.execution;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * One passage of a contact through an automation, for one event or launch, under one activation.
 *
 * @param source the id of the event or the launch
 * @param wave the wave in which it entered
 * @param end empty while it is in progress
 */
public record Enrollment(
    EnrollmentId id,
    AutomationId automation,
    ContactId contact,
    String source,
    long version,
    long activation,
    WaveId wave,
    Instant enteredAt,
    Optional<End> end) {

  /**
   * How it ended.
   *
   * @param element where it was then
   * @param outcome the outcome of the end element, or the reason if it ended before
   */
  public record End(Instant at, ElementId element, String outcome) {
    /** The reason if it ended before an end element. */
    public Optional<String> reason() {
      return EndOutcome.named(outcome).isPresent() ? Optional.empty() : Optional.of(outcome);
    }
  }

  public Optional<Instant> endedAt() {
    return end.map(End::at);
  }

  public Optional<String> outcome() {
    return end.map(End::outcome);
  }

  /** The same three values always give the same enrollment id. */
  public static EnrollmentId id(AutomationId automation, String source, ContactId contact) {
    return new EnrollmentId(Ids.hash("enrollment", automation.value(), source, contact.value()));
  }

  static Enrollment of(Item item) {
    return new Enrollment(
        new EnrollmentId(item.key().partition().substring("enrollment#".length())),
        new AutomationId(item.text("automation").orElseThrow()),
        new ContactId(item.text("contact").orElseThrow()),
        item.text("source").orElseThrow(),
        item.number("version"),
        item.number("activation"),
        new WaveId(item.text("wave").orElseThrow()),
        item.instant("enteredAt").orElseThrow(),
        item.text("endedAt")
            .map(
                at ->
                    new End(
                        Instant.parse(at),
                        new ElementId(item.text("endedIn").orElseThrow()),
                        item.text("outcome").orElseThrow())));
  }

  public Item item() {
    return itemBuilder().build();
  }

  ItemBuilder itemBuilder() {
    return ItemBuilder.at(EnrollmentKeys.enrollment(id))
        .text("automation", automation.value())
        .text("contact", contact.value())
        .text("source", source)
        .number("version", version)
        .number("activation", activation)
        .text("wave", wave.value())
        .instant("enteredAt", enteredAt)
        .instant("endedAt", endedAt())
        .text("endedIn", end.map(it -> it.element().value()))
        .text("outcome", outcome());
  }
}
