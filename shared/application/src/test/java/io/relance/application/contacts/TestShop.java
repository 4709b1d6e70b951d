package io.relance.application.contacts;

import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.ItemStore;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.embedded.store.StoreFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** A shop's contacts in a folder of their own, with a clock that moves when told. */
public final class TestShop implements AutoCloseable {
  public static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

  private final SqliteDatabase database;
  private final ItemStore store;
  private final Contacts contacts;
  private Instant now = MONDAY;

  public TestShop(Path folder) {
    this(folder, StoreFaults.none());
  }

  public TestShop(Path folder, StoreFaults faults) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system(), Set.of(), faults);
    contacts = new Contacts(store, new PhoneNumbers("FR"), clock());
  }

  public ItemStore store() {
    return store;
  }

  public SqliteDatabase database() {
    return database;
  }

  public Contacts contacts() {
    return contacts;
  }

  public ConsentLedger ledger() {
    return new ConsentLedger(store, contacts, clock());
  }

  public InstantSource clock() {
    return () -> now;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration period) {
    now = now.plus(period);
  }

  /** A contact who only has a phone. */
  public Contact withPhone(String phone) {
    return contacts
        .resolve(details(Optional.empty(), Optional.of(phone), Optional.empty()))
        .orElseThrow();
  }

  public static ContactDetails details(
      Optional<String> customer, Optional<String> phone, Optional<String> email) {
    return new ContactDetails(
        customer,
        phone,
        email,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    database.close();
  }
}
