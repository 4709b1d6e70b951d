package io.relance.application.imports;

import io.relance.application.contacts.Contacts;
import io.relance.application.events.RecordConsent;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.id.ContactId;
import java.util.List;

/**
 * States for the contacts of a file what they have agreed to. A file cannot lift an opt-out: what
 * someone ended by themselves only they begin again.
 */
final class ImportedConsents {
  private final Contacts contacts;
  private final RecordConsent recording;
  private final List<ConsentEntry> entries;

  ImportedConsents(ImportTools tools, List<ConsentEntry> entries) {
    this.contacts = tools.allContacts();
    this.recording = tools.recordConsent();
    this.entries = entries;
  }

  void state(ContactId id) {
    if (entries.isEmpty()) {
      return;
    }
    contacts
        .find(id)
        .ifPresent(
            contact ->
                entries.stream()
                    .filter(
                        entry ->
                            entry.state() == ConsentState.UNSUBSCRIBED
                                || !contact.consents().optedOut(entry.channel(), entry.type()))
                    .filter(
                        entry ->
                            contact
                                .consents()
                                .state(entry.channel(), entry.type())
                                .filter(entry.state()::equals)
                                .isEmpty())
                    .forEach(
                        entry -> {
                          var _ = recording.state(id, entry);
                        }));
  }
}
