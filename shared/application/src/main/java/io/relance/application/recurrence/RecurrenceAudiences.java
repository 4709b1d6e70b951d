package io.relance.application.recurrence;

import io.relance.application.contacts.Contacts;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.Launch;
import io.relance.application.launches.LaunchAutomation.AudienceMember;
import io.relance.application.lists.Lists;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.ListId;
import io.relance.domain.id.ListKey;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.util.List;

/** Takes the audience of a date: the members of a list, or all contacts that meet criteria. */
public final class RecurrenceAudiences {
  private final Contacts contacts;
  private final Lists lists;
  private final StoredFacts facts;
  private final Audiences audiences;

  public RecurrenceAudiences(
      Contacts contacts, Lists lists, StoredFacts facts, Audiences audiences) {
    this.contacts = contacts;
    this.lists = lists;
    this.facts = facts;
    this.audiences = audiences;
  }

  /**
   * An audience, each contact once.
   *
   * @param requested as the launch names it
   */
  record Taken(Launch.Audience requested, List<AudienceMember> people) {}

  /**
   * Takes an audience.
   *
   * @param at the instant for which criteria are evaluated: that of the date, however late it is
   */
  Taken take(TriggerAudience audience, Instant at) {
    return switch (audience) {
      case TriggerAudience.Members(var list) -> members(list);
      case TriggerAudience.Matching(var criteria) ->
          new Taken(Launch.Audience.of(List.of()), matching(criteria, at));
    };
  }

  private Taken members(ListKey key) {
    var list = lists.idOf(key.value());
    return new Taken(
        list.map(Launch.Audience::ofList).orElseGet(() -> Launch.Audience.of(List.of())),
        list.map(this::members).orElse(List.of()));
  }

  private List<AudienceMember> members(ListId list) {
    return audiences.ofList(list).map(Audiences.Audience::people).orElse(List.of());
  }

  private List<AudienceMember> matching(Criteria criteria, Instant at) {
    try (var all = contacts.newestFirst(Query.LAST)) {
      return all.filter(contact -> CriteriaEvaluator.holds(criteria, facts.of(contact, at)))
          .map(audiences::member)
          .toList();
    }
  }
}
