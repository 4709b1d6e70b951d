package io.relance.application.imports;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.events.RecordConsent;
import io.relance.application.persistence.Concurrently;
import io.relance.domain.consent.ConsentEntry;
import java.util.List;
import java.util.Optional;

/**
 * States for the contacts of a file what they have agreed to. A file cannot lift an opt-out: what
 * someone ended by themselves only they begin again.
 */
final class ImportedConsents {
  private final RecordConsent recording;
  private final List<ConsentEntry> entries;

  ImportedConsents(RecordConsent recording, List<ConsentEntry> entries) {
    this.recording = recording;
    this.entries = entries;
  }

  /** Those that the file created have agreed already. */
  void state(List<Contact> contacts) {
    var changing =
        contacts.stream().filter(it -> entries.stream().anyMatch(entry -> changes(entry, it)));
    var _ = Concurrently.map(changing.toList(), this::state);
  }

  private boolean state(Contact contact) {
    return entries.stream()
        .filter(entry -> changes(entry, contact))
        .allMatch(entry -> recording.stateFromFile(contact.id(), entry));
  }

  private static boolean changes(ConsentEntry entry, Contact contact) {
    var consents = contact.consents();
    return !ConsentStatement.of(entry).liftsOptOut(consents)
        && !consents.state(entry.channel(), entry.type()).equals(Optional.of(entry.state()));
  }
}
