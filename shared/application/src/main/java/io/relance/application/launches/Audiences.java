package io.relance.application.launches;

import io.relance.application.audience.AudienceQuestion;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.launches.LaunchAutomation.AudienceMember;
import io.relance.application.lists.Lists;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.PageRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Resolves the audience of a launch. */
public final class Audiences {
  private static final int PAGE = 10_000;

  private final Contacts contacts;
  private final Lists lists;
  private final io.relance.application.audience.Audience everyone;
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
      io.relance.application.audience.Audience everyone,
      ZoneId zone) {
    this.contacts = contacts;
    this.lists = lists;
    this.everyone = everyone;
    this.zone = zone;
  }

  /**
   * An audience.
   *
   * @param unknown the ids of no contact
   */
  public record Audience(List<AudienceMember> people, List<ContactId> unknown) {
    public Audience {
      people = List.copyOf(people);
      unknown = List.copyOf(unknown);
    }
  }

  /** The members of a list; empty when there is no such list. */
  public Optional<Audience> ofList(ListId list) {
    if (lists.find(list).isEmpty()) {
      return Optional.empty();
    }
    var members = lists.memberIds(list).toList();
    return Optional.of(new Audience(of(members).people(), List.of()));
  }

  /**
   * The contacts for whom criteria hold.
   *
   * @throws io.relance.domain.failure.TransientFailure when finding them takes too long now
   */
  public Audience meeting(AudienceQuestion question) {
    var ids = new ArrayList<ContactId>();
    var next = Optional.<String>empty();
    do {
      var page = everyone.members(question, new PageRequest(PAGE, next));
      ids.addAll(page.items());
      next = page.next();
    } while (next.isPresent());
    return new Audience(of(ids).people(), List.of());
  }

  /** These contacts, each once. */
  public Audience of(Collection<ContactId> ids) {
    var wanted = List.copyOf(new LinkedHashSet<>(ids));
    var people = new ArrayList<AudienceMember>();
    var unknown = new ArrayList<ContactId>();
    for (int from = 0; from < wanted.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var some = wanted.subList(from, Math.min(wanted.size(), from + ItemLimits.KEYS_IN_A_BATCH));
      var found = contacts.findAll(some);
      for (var id : some) {
        var contact = found.get(id);
        if (contact == null) {
          unknown.add(id);
        } else {
          people.add(member(contact));
        }
      }
    }
    return new Audience(people, unknown);
  }

  /** A contact as a member of an audience. */
  public AudienceMember member(Contact contact) {
    return new AudienceMember(contact.id(), contact.timeZone().orElseGet(zone::getId));
  }
}
