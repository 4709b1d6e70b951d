package io.relance.application.activation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Json;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.ListId;
import java.util.List;

/** Deletes a list that no automation uses, neither its draft nor what is live of it. */
public final class DeleteList {
  private final Lists lists;
  private final Automations automations;
  private final PublishedFlows flows;

  public DeleteList(Lists lists, Automations automations, PublishedFlows flows) {
    this.lists = lists;
    this.automations = automations;
    this.flows = flows;
  }

  /** The outcome of deleting a list. */
  public sealed interface ListDeleted {
    record Deleted() implements ListDeleted {}

    /**
     * Automations use it; nothing was deleted.
     *
     * @param automations their names
     */
    record InUse(ContactList list, List<String> automations) implements ListDeleted {
      public InUse {
        automations = List.copyOf(automations);
      }
    }

    /** There is no such list. */
    record Unknown() implements ListDeleted {}
  }

  /** Deletes a list by its id. */
  public ListDeleted delete(ListId id) {
    var found = lists.find(id);
    if (found.isPresent()) {
      var users = users(found.orElseThrow().key());
      if (!users.isEmpty()) {
        return new ListDeleted.InUse(found.orElseThrow(), users);
      }
    }
    return lists.delete(id) ? new ListDeleted.Deleted() : new ListDeleted.Unknown();
  }

  private List<String> users(String key) {
    return automations.all().stream()
        .flatMap(summary -> automations.find(summary.id()).stream())
        .filter(
            automation -> draftNames(Json.tree(automation.flow()), key) || isLive(automation, key))
        .map(Automation::name)
        .toList();
  }

  private boolean isLive(Automation automation, String key) {
    return automation.active() && names(flows.flow(automation.id(), automation.version()), key);
  }

  /** Drafts may have faults, and are looked at as they are. */
  private static boolean draftNames(JsonNode node, String key) {
    return key.equals(node.path("list").textValue())
        || node.valueStream().anyMatch(part -> draftNames(part, key));
  }

  private static boolean names(Flow flow, String key) {
    return names(flow.trigger(), key) || isInElements(flow, key);
  }

  private static boolean names(Trigger trigger, String key) {
    return switch (trigger) {
      case Trigger.ListJoined(var list) -> list.value().equals(key);
      case Trigger.Recurrence(_, TriggerAudience.Members(var list)) -> list.value().equals(key);
      case Trigger.Recurrence(_, TriggerAudience.Matching(var criteria)) -> names(criteria, key);
      case Trigger.PostPurchase _,
          Trigger.AbandonedCart _,
          Trigger.ShipmentUpdate _,
          Trigger.InboundMessage _,
          Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.ContactSubscribed _,
          Trigger.ContactUnsubscribed _,
          Trigger.Manual _,
          Trigger.Api _ ->
          false;
    };
  }

  private static boolean isInElements(Flow flow, String key) {
    return flow.elements().stream()
        .anyMatch(
            element ->
                switch (element) {
                  case FlowElement.AddToList add -> add.list().value().equals(key);
                  case FlowElement.Condition condition -> names(condition.criteria(), key);
                  case FlowElement.SendSms _,
                      FlowElement.SendEmail _,
                      FlowElement.Forward _,
                      FlowElement.Delay _,
                      FlowElement.DelayUntilWeekday _,
                      FlowElement.End _,
                      FlowElement.Note _ ->
                      false;
                });
  }

  private static boolean names(Criteria criteria, String key) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().anyMatch(part -> names(part, key));
      case Criteria.Any(var parts) -> parts.stream().anyMatch(part -> names(part, key));
      case Criteria.Not(var part) -> names(part, key);
      case Criteria.InList(var list) -> list.value().equals(key);
      case Criteria.Property _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.LastSend _ ->
          false;
    };
  }
}
