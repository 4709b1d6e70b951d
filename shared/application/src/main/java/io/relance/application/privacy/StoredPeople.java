package io.relance.application.privacy;

import io.relance.application.contacts.Contacts;
import io.relance.application.lists.Lists;
import io.relance.domain.store.ItemStore;

/** Where what is known of people is kept. */
public record StoredPeople(ItemStore store, Contacts contacts, Lists lists) {}
