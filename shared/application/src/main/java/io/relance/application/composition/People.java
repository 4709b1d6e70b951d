package io.relance.application.composition;

import io.relance.application.activation.KnownNames;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.AddressConsents;
import io.relance.application.contacts.AddressHashes;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.DeclareProperty;
import io.relance.application.criteria.ContactFacts;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.HistoryChanges;
import io.relance.application.events.PublishContactEvents;
import io.relance.application.events.PublishOptOuts;
import io.relance.application.events.RecordEvents;
import io.relance.application.events.RecordedEventNames;
import io.relance.application.jobs.Jobs;
import io.relance.application.lists.ListDeletion;
import io.relance.application.lists.Lists;
import io.relance.application.phone.PhoneNumbers;
import io.relance.application.promocodes.PromoBankDeletion;
import io.relance.application.promocodes.PromoBanks;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.scheduling.Schedule;
import io.relance.application.search.SearchContacts;
import io.relance.application.segments.Segments;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sftp.SftpServers;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableDeletion;
import io.relance.application.tables.TableRows;
import io.relance.domain.store.ItemStore;

/** The repositories of contact data. */
public final class People {
  private final Contacts contacts;
  private final Contacts historyContacts;
  private final RelatedTables tables;
  private final TableRows tableRows;
  private final Jobs jobs;
  private final TableDeletion tableDeletion;
  private final PromoBanks promoBanks;
  private final SftpServers sftpServers;
  private final PromoBankDeletion promoBankDeletion;
  private final PropertyCatalog properties;
  private final RecordedEventNames eventNames;
  private final RecordEvents recordEvents;
  private final DeclareProperty declareProperty;
  private final ConsentLedger ledger;
  private final Lists lists;
  private final ListDeletion listDeletion;
  private final Segments segments;
  private final StoredFacts facts;
  private final AddressHashes addressHashes;
  private final Suppressions suppressions;
  private final SearchContacts searchContacts;
  private final ContactEvents contactEvents;
  private final AddressConsents addressConsents;
  private final PublishOptOuts publishOptOuts;
  private final PublishContactEvents publishContactEvents;

  People(Ports ports, Project project, PublishedFlows flows) {
    var store = ports.store();
    var clock = ports.clock();
    contactEvents = new ContactEvents(store, ports.queue());
    publishContactEvents =
        new PublishContactEvents(
            contactEvents, flows, new Schedule(store, ports.alarm(), clock), clock);
    var phones = new PhoneNumbers(project.country());
    contacts = new Contacts(store, phones, publishContactEvents, clock);
    historyContacts = new Contacts(store, phones, new HistoryChanges(clock), clock);
    properties = new PropertyCatalog(store);
    declareProperty = new DeclareProperty(properties, contacts, clock);
    tables = new RelatedTables(store, clock);
    tableRows = new TableRows(store, publishContactEvents, clock);
    jobs = new Jobs(store, ports.jobLane(), clock);
    tableDeletion = new TableDeletion(tables, tableRows, jobs);
    promoBanks = new PromoBanks(store, clock);
    sftpServers = new SftpServers(store, clock);
    promoBankDeletion = new PromoBankDeletion(store, promoBanks, jobs);
    eventNames = new RecordedEventNames(store);
    recordEvents = new RecordEvents(store, contacts, eventNames, clock);
    ledger = new ConsentLedger(store, contacts, clock);
    lists = new Lists(store, contacts, publishContactEvents, clock);
    listDeletion = new ListDeletion(lists, jobs, clock);
    segments = new Segments(store, clock);
    addressHashes = new AddressHashes(store);
    suppressions = Suppressions.known(addressHashes);
    facts = new StoredFacts(store, lists, suppressions, project.zone(), clock);
    searchContacts = new SearchContacts(contacts, lists, facts, clock);
    addressConsents = new AddressConsents(store, contacts, ledger);
    publishOptOuts = new PublishOptOuts(store, contactEvents, addressConsents, clock);
  }

  public Contacts contacts() {
    return contacts;
  }

  /** The same contacts, whose changes trigger nothing. */
  Contacts historyContacts() {
    return historyContacts;
  }

  public PropertyCatalog properties() {
    return properties;
  }

  public DeclareProperty declareProperty() {
    return declareProperty;
  }

  public RecordedEventNames eventNames() {
    return eventNames;
  }

  public RecordEvents recordEvents() {
    return recordEvents;
  }

  public RelatedTables tables() {
    return tables;
  }

  public TableRows tableRows() {
    return tableRows;
  }

  /** Jobs to start with a change of people's data. */
  Jobs jobs() {
    return jobs;
  }

  public TableDeletion tableDeletion() {
    return tableDeletion;
  }

  public PromoBanks promoBanks() {
    return promoBanks;
  }

  public SftpServers sftpServers() {
    return sftpServers;
  }

  public PromoBankDeletion promoBankDeletion() {
    return promoBankDeletion;
  }

  public ConsentLedger ledger() {
    return ledger;
  }

  public Lists lists() {
    return lists;
  }

  public ListDeletion listDeletion() {
    return listDeletion;
  }

  public Segments segments() {
    return segments;
  }

  public StoredFacts facts() {
    return facts;
  }

  public AddressHashes addressHashes() {
    return addressHashes;
  }

  /** Suppressions to read. */
  public Suppressions suppressions() {
    return suppressions;
  }

  public SearchContacts searchContacts() {
    return searchContacts;
  }

  public ContactEvents contactEvents() {
    return contactEvents;
  }

  public AddressConsents addressConsents() {
    return addressConsents;
  }

  public PublishOptOuts publishOptOuts() {
    return publishOptOuts;
  }

  /** All that criteria can use of contacts, for an index of them. */
  public ContactFacts contactFacts(ItemStore store) {
    return new ContactFacts(store, contacts, lists, tables, tableRows, suppressions);
  }

  /** The names that flows and criteria may refer to. */
  KnownNames knownNames() {
    return new KnownNames(lists, properties, eventNames, tables, segments, promoBanks, sftpServers);
  }

  public PublishContactEvents publishContactEvents() {
    return publishContactEvents;
  }
}
