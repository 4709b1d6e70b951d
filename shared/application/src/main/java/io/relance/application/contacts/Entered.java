package io.relance.application.contacts;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact with what statements add to its ledger, and what that changes. */
record Entered(Contact contact, List<LedgerLine> lines, List<ConsentChanged> changes) {
  static Entered nothing(Contact contact) {
    return new Entered(contact, List.of(), List.of());
  }

  /** Enters a statement: what changes nothing is only entered when it ends something. */
  Entered with(Statement statement, Instant now) {
    var added = new ArrayList<LedgerLine>();
    var consents = contact.consents();
    var seq = contact.consentVersion();
    for (var entry : statement.entries()) {
      var before = consents.state(entry.channel(), entry.type());
      if (before.equals(Optional.of(ConsentState.SUBSCRIBED))
          && entry.state() == ConsentState.SUBSCRIBED) {
        continue;
      }
      consents = consents.after(entry);
      var changed = !consents.state(entry.channel(), entry.type()).equals(before);
      seq++;
      added.add(new LedgerLine(seq, entry, changed, statement.reason(), statement.fact(), now));
    }
    return new Entered(
        contact.with(consents, seq),
        concat(lines, added),
        concat(changes, change(contact.id(), added).stream().toList()));
  }

  /** What lines that were entered together changed. */
  static Optional<ConsentChanged> change(String contact, List<LedgerLine> lines) {
    var changed = lines.stream().filter(LedgerLine::changed).toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    var entry = changed.getLast().entry();
    var types =
        changed.stream().map(LedgerLine::entry).map(ConsentEntry::type).collect(Collectors.toSet());
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
