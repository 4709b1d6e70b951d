package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Edits contacts for automations, once for each enrollment and element. An edit with a value that
 * does not fit changes nothing, and the contact's timeline shows it as {@link #REFUSED}.
 */
public final class EditForAutomation {
  /** The type of the timeline entry of an edit with values that do not fit. */
  public static final String REFUSED = "update-refused";

  /** How long it is known which edits were done; executions are retried for a shorter time. */
  private static final Duration KNOWN = Duration.ofDays(400);

  private final ItemStore store;
  private final Contacts contacts;
  private final InstantSource clock;

  public EditForAutomation(ItemStore store, Contacts contacts, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.clock = clock;
  }

  /** The enrollment and the element for which a contact is edited. */
  public record Cause(AutomationId automation, EnrollmentId enrollment, ElementId element) {}

  /** What an edit is to change, or why that cannot be said. */
  public sealed interface Requested {
    record Change(ContactEdit edit) implements Requested {}

    record Misfit(String reason) implements Requested {}
  }

  /**
   * Edits a contact; an erased one is left alone.
   *
   * @param edit what to change in the contact as it is stored
   */
  public void edit(ContactId id, Function<Contact, Requested> edit, Cause cause) {
    OptimisticRetry.retry("contact", id.value(), () -> tryToEdit(id, edit, cause));
  }

  private Optional<Boolean> tryToEdit(
      ContactId id, Function<Contact, Requested> edit, Cause cause) {
    var found = contacts.find(id);
    if (found.isEmpty() || store.get(done(id, cause)).isPresent()) {
      return Optional.of(false);
    }
    var contact = found.orElseThrow();
    return switch (edit.apply(contact)) {
      case Requested.Misfit(var reason) -> refuse(id, reason, cause);
      case Requested.Change(var change) -> change(contact, change, cause);
    };
  }

  private Optional<Boolean> change(Contact before, ContactEdit edit, Cause cause) {
    var read = contacts.apply(edit, before);
    if (!read.problems().isEmpty()) {
      return refuse(before.id(), words(read.problems()), cause);
    }
    if (read.contact().equals(before)) {
      return Optional.of(false);
    }
    var draft = Draft.of(before, read.contact()).by(cause.automation());
    return switch (contacts.writer().write(draft, _ -> List.of(mark(before.id(), cause)))) {
      case Written.Kept _ -> Optional.of(true);
      case Written.Contradicting(var faults) ->
          refuse(before.id(), words(EditReader.typeFaults(faults)), cause);
      case Written.Owned _, Written.Outrun _ -> Optional.empty();
    };
  }

  private Optional<Boolean> refuse(ContactId contact, String reason, Cause cause) {
    var details =
        Map.of(
            "automation", cause.automation().value(),
            "element", cause.element().value(),
            "reason", reason);
    var entry = Activities.write(contact, now(), REFUSED, details);
    return Transactions.write(store, List.of(mark(contact, cause), entry)).committed()
        ? Optional.of(false)
        : Optional.empty();
  }

  /** The faults of an edit, for a marketer. */
  public static String words(List<Diagnostic> problems) {
    return problems.stream()
        .map(it -> it.path().map(path -> path + ": ").orElse("") + it.message())
        .collect(Collectors.joining("; "));
  }

  private Write mark(ContactId contact, Cause cause) {
    var at = now();
    return Write.putNew(
        ItemBuilder.at(done(contact, cause)).instant("at", at).expiresAt(at.plus(KNOWN)).build());
  }

  private static ItemKey done(ContactId contact, Cause cause) {
    return ContactKeys.inContact(
        contact, "updated#" + cause.enrollment() + "#" + cause.element().value());
  }

  private Instant now() {
    return clock.instant();
  }
}
