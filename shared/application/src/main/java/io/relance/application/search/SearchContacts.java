package io.relance.application.search;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.EmailAddresses;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Slice;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.store.PageRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the contacts that meet every condition of a search.
 *
 * <p>A phone, an email address and a list are looked up; of a phone at most some 50 contacts are
 * found. Words are compared with one contact after the other, at most {@value #MOST_EXAMINED} for a
 * page: a page may hold few or none and still have a next one, and all pages together hold every
 * contact that meets the conditions.
 */
public final class SearchContacts {
  static final int MOST_EXAMINED = 5000;

  private final Contacts contacts;
  private final Lists lists;
  private final StoredFacts facts;
  private final InstantSource clock;

  public SearchContacts(Contacts contacts, Lists lists, StoredFacts facts, InstantSource clock) {
    this.contacts = contacts;
    this.lists = lists;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A page of the contacts found, newest first; members of a list in the order of their ids.
   *
   * @throws IllegalArgumentException when the cursor is of another search
   */
  public Slice<Contact> search(List<ContactCondition> conditions, PageRequest page) {
    Predicate<Contact> wanted =
        contact -> conditions.stream().allMatch(condition -> meets(contact, condition));
    var known = conditions.stream().flatMap(condition -> lookedUp(condition).stream()).findFirst();
    if (known.isPresent()) {
      return new Slice<>(known.orElseThrow().stream().filter(wanted).toList(), Optional.empty());
    }
    var searchPositions = SearchPositions.of(conditions, page);
    try (var candidates = candidates(searchPositions)) {
      return page(candidates.iterator(), searchPositions, new Wanted(wanted, page.limit()));
    }
  }

  private record Wanted(Predicate<Contact> condition, int limit) {}

  private static Slice<Contact> page(
      java.util.Iterator<Contact> candidates, SearchPositions searchPositions, Wanted wanted) {
    var found = new ArrayList<Contact>();
    var next = Optional.<String>empty();
    for (int examined = 0;
        candidates.hasNext() && found.size() < wanted.limit() && examined < MOST_EXAMINED;
        examined++) {
      var contact = candidates.next();
      next = Optional.of(searchPositions.cursor(contact));
      if (wanted.condition().test(contact)) {
        found.add(contact);
      }
    }
    return new Slice<>(found, candidates.hasNext() ? next : Optional.empty());
  }

  private Stream<Contact> candidates(SearchPositions searchPositions) {
    return switch (searchPositions) {
      case SearchPositions.OfMembers(var list, var after) -> lists.membersAfter(list, after);
      case SearchPositions.OfContacts(var after) -> contacts.newestFirst(after);
    };
  }

  /** The contacts that a condition looks up by key; empty when every contact must be compared. */
  private Optional<List<Contact>> lookedUp(ContactCondition condition) {
    return switch (condition) {
      case ContactCondition.Phone(var phone) ->
          Optional.of(contacts.someHavingPhone(phone).reversed());
      case ContactCondition.Email(var email) ->
          Optional.of(contacts.byEmail(email).stream().toList());
      case ContactCondition.Words(var words) ->
          contacts
              .byEmail(words)
              .map(List::of)
              .or(
                  () ->
                      Optional.of(contacts.someHavingPhone(words).reversed())
                          .filter(it -> !it.isEmpty()));
      case ContactCondition.OnList _, ContactCondition.Meeting _ -> Optional.empty();
    };
  }

  private boolean meets(Contact contact, ContactCondition condition) {
    return switch (condition) {
      case ContactCondition.Phone(var phone) -> contacts.hasPhone(contact, phone);
      case ContactCondition.Email(var email) -> contact.email().equals(Optional.of(email));
      case ContactCondition.Words(var words) ->
          isExactly(contact, words) || SearchTerms.of(words).match(contact);
      case ContactCondition.OnList(var list) -> lists.contains(list, contact.id());
      case ContactCondition.Meeting(var criteria) ->
          CriteriaEvaluator.holds(criteria, facts.of(contact, clock.instant()));
    };
  }

  private boolean isExactly(Contact contact, String words) {
    return contacts.hasPhone(contact, words)
        || contact
            .email()
            .filter(email -> EmailAddresses.read(words).filter(email::equals).isPresent())
            .isPresent();
  }
}
