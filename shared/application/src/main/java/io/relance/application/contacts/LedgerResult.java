package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact with what statements add to its ledger, and what that changes. */
record LedgerResult(Contact contact, List<ConsentLedgerEntry> lines, List<ConsentChanged> changes) {
  static LedgerResult nothing(Contact contact) {
    return new LedgerResult(contact, List.of(), List.of());
  }

  /** Enters a statement: what changes nothing is only entered when it ends something. */
  LedgerResult with(ConsentStatement consentStatement, Instant now) {
    var added = new ArrayList<ConsentLedgerEntry>();
    var consents = contact.consents();
    var seq = contact.consentVersion();
    for (var entry : consentStatement.entries()) {
      var before = consents.state(entry.channel(), entry.type());
      if (before.equals(Optional.of(ConsentState.SUBSCRIBED))
          && entry.state() == ConsentState.SUBSCRIBED) {
        continue;
      }
      consents = consents.after(entry);
      var changed = !consents.state(entry.channel(), entry.type()).equals(before);
      seq++;
      added.add(
          new ConsentLedgerEntry(
              seq, entry, changed, consentStatement.reason(), consentStatement.fact(), now));
    }
    return new LedgerResult(
        contact.with(consents, seq),
        concat(lines, added),
        concat(changes, change(contact.id(), added).stream().toList()));
  }

  /** What lines that were entered together changed. */
  static Optional<ConsentChanged> change(ContactId contact, List<ConsentLedgerEntry> lines) {
    var changed = lines.stream().filter(ConsentLedgerEntry::changed).toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    var entry = changed.getLast().entry();
    var types =
        changed.stream()
            .map(ConsentLedgerEntry::entry)
            .map(ConsentEntry::type)
            .collect(Collectors.toSet());
    return Optional.of(
        new ConsentChanged(
            contact,
            entry.channel(),
            types,
            entry.state(),
            entry.source(),
            changed.getLast().seq(),
            entry.at()));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
