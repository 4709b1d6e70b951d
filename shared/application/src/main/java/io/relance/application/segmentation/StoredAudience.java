package io.relance.application.segmentation;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.audience.ContactCount;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.persistence.Slice;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * Evaluates criteria for one contact of the store after the other, newest first. It is exact and
 * needs nothing besides the store; it refuses counts that take longer than a request can wait.
 */
public final class StoredAudience implements Audience {
  /** Less than the 29 seconds after which the gateway of AWS gives up. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_EXAMINED = 5000;

  /** The time of a contact's creation, and its id. */
  private static final Pattern PLACE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z#.+");

  private final Contacts contacts;
  private final StoredFacts facts;
  private final InstantSource realTime;
  private final Duration patience;

  /**
   * @param realTime measures how long an answer takes
   * @param patience after which a count is refused
   */
  public StoredAudience(
      Contacts contacts, StoredFacts facts, InstantSource realTime, Duration patience) {
    this.contacts = contacts;
    this.facts = facts;
    this.realTime = realTime;
    this.patience = patience;
  }

  @Override
  public ContactCount count(AudienceQuestion question) {
    var deadline = realTime.instant().plus(patience);
    var reachable = new EnumMap<Channel, Long>(Channel.class);
    long all = 0;
    try (var candidates = contacts.newestFirst(Query.LAST)) {
      for (var each = candidates.iterator(); each.hasNext(); ) {
        var contact = each.next();
        if (holds(question, contact)) {
          all++;
          for (var channel : Channel.values()) {
            var reach = new AudienceQuestion(new Criteria.Reachable(channel), question.now());
            reachable.merge(channel, holds(reach, contact) ? 1L : 0L, Long::sum);
          }
        }
        check(question, deadline);
      }
    }
    return new ContactCount(all, reachable, question.now());
  }

  private void check(AudienceQuestion question, Instant deadline) {
    if (question.superseded().getAsBoolean()) {
      throw new CancellationException("The question is superseded");
    }
    if (realTime.instant().isAfter(deadline)) {
      throw new TransientFailure("Counting contacts one by one took longer than " + patience);
    }
  }

  private boolean holds(AudienceQuestion question, Contact contact) {
    return CriteriaEvaluator.holds(question.criteria(), facts.of(contact, question.now()));
  }

  @Override
  public Slice<ContactId> members(AudienceQuestion question, PageRequest page) {
    var deadline = realTime.instant().plus(patience);
    try (var candidates =
        contacts.newestFirst(page.cursor().map(StoredAudience::place).orElse(Query.LAST))) {
      return page(candidates.iterator(), question, page.limit(), deadline);
    }
  }

  private Slice<ContactId> page(
      Iterator<Contact> candidates, AudienceQuestion question, int limit, Instant deadline) {
    var found = new ArrayList<ContactId>();
    var last = Optional.<Contact>empty();
    for (int examined = 0;
        candidates.hasNext() && found.size() < limit && examined < MOST_EXAMINED;
        examined++) {
      var contact = candidates.next();
      last = Optional.of(contact);
      if (holds(question, contact)) {
        found.add(contact.id());
      }
      if (realTime.instant().isAfter(deadline)) {
        break;
      }
    }
    return new Slice<>(
        found, candidates.hasNext() ? last.map(StoredAudience::cursor) : Optional.empty());
  }

  private static String cursor(Contact contact) {
    var place = Contacts.place(contact).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  private static String place(String cursor) {
    var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    if (!PLACE.matcher(place).matches()) {
      throw new IllegalArgumentException("The cursor must be one of this list");
    }
    return place;
  }

  @Override
  public boolean holds(AudienceQuestion question, ContactId contact) {
    return contacts.find(contact).filter(found -> holds(question, found)).isPresent();
  }
}
