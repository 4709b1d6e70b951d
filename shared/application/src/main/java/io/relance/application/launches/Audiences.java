package io.relance.application.launches;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.duplicates.Candidate;
import io.relance.application.imports.ImportedContacts;
import io.relance.application.lists.Lists;
import io.relance.application.segments.Segments;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds the contacts of an audience. */
public final class Audiences {
  private final Contacts contacts;
  private final Lists lists;
  private final Segments segments;
  private final ImportedContacts imported;
  private final Audience everyone;
  private final ZoneId zone;

  /**
   * Reads audiences.
   *
   * @param everyone answers for which contacts criteria hold
   * @param zone the time zone of contacts without one
   */
  public Audiences(
      Contacts contacts,
      Lists lists,
      Segments segments,
      ImportedContacts imported,
      Audience everyone,
      ZoneId zone) {
    this.contacts = contacts;
    this.lists = lists;
    this.segments = segments;
    this.imported = imported;
    this.everyone = everyone;
    this.zone = zone;
  }

  /**
   * An audience at a moment.
   *
   * @param given the contacts of an audience of contacts, each once
   * @param at the moment that is now for criteria
   */
  public record Taken(LaunchAudience audience, List<ContactId> given, Instant at) {
    public Taken {
      given = List.copyOf(given);
    }
  }

  /**
   * The contacts of an audience, each once, in batches that are read as they are asked for. Those
   * that do not exist any more are left out, as is everyone of a list or segment that was deleted.
   *
   * @param most contacts in a batch
   * @throws io.relance.domain.failure.TransientFailure when finding them takes too long now
   */
  public Iterator<List<AudienceMember>> members(Taken taken, int most) {
    return switch (taken.audience()) {
      case LaunchAudience.OfContacts _ -> batches(taken.given().iterator(), most);
      case LaunchAudience.OfList(var list) ->
          lists.find(list).isPresent()
              ? batches(lists.memberIds(list).iterator(), most)
              : Collections.emptyIterator();
      case LaunchAudience.OfImport(var id) -> batches(imported.of(id).iterator(), most);
      case LaunchAudience.OfSegment(var id) ->
          segments
              .find(id)
              .map(segment -> matching(segment.criteria(), taken.at(), most))
              .orElseGet(Collections::emptyIterator);
      case LaunchAudience.Meeting(var criteria) ->
          matching(CriteriaCodec.read(criteria), taken.at(), most);
      case LaunchAudience.Everyone() -> matching(new Criteria.All(List.of()), taken.at(), most);
    };
  }

  private Iterator<List<AudienceMember>> matching(Criteria criteria, Instant now, int most) {
    var question = new AudienceQuestion(segments.resolved(criteria), now);
    return everyone.pages(question, most).map(this::existing).iterator();
  }

  private Iterator<List<AudienceMember>> batches(Iterator<ContactId> ids, int most) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ids.hasNext();
      }

      @Override
      public List<AudienceMember> next() {
        var some = new ArrayList<ContactId>();
        some.add(ids.next());
        while (some.size() < most && ids.hasNext()) {
          some.add(ids.next());
        }
        return existing(some);
      }
    };
  }

  private List<AudienceMember> existing(List<ContactId> ids) {
    var found = contacts.findAll(ids);
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .map(this::member)
        .toList();
  }

  private AudienceMember member(Contact contact) {
    var local = contact.timeZone().orElseGet(zone::getId);
    return new AudienceMember(contact.id(), local, Candidate.of(contact));
  }
}
