package io.relance.application.composition;

import io.relance.application.contacts.AddressHashes;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.PhoneNumbers;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.lists.Lists;

/** The repositories of contact data. */
public record People(
    Contacts contacts,
    ConsentLedger ledger,
    Lists lists,
    StoredFacts facts,
    AddressHashes addressHashes) {

  static People over(Ports ports, Project project) {
    var phones = new PhoneNumbers(project.country());
    var contacts = new Contacts(ports.store(), phones, ports.clock());
    var lists = new Lists(ports.store(), contacts, ports.clock());
    return new People(
        contacts,
        new ConsentLedger(ports.store(), contacts, ports.clock()),
        lists,
        new StoredFacts(ports.store(), lists, ports.clock()),
        new AddressHashes(ports.store()));
  }
}
