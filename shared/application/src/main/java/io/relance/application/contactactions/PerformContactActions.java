package io.relance.application.contactactions;

import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.exportfiles.CollectContacts;
import io.relance.application.lists.Lists;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.id.ListKey;
import java.util.List;

/** Changes stored contacts as the elements of automations say. */
public final class PerformContactActions implements BranchByContact.ContactActions {
  private final Lists lists;
  private final UpdateContacts updateContacts;
  private final UnsubscribeContacts unsubscribeContacts;
  private final CollectContacts collectContacts;

  public PerformContactActions(
      Lists lists,
      UpdateContacts updateContacts,
      UnsubscribeContacts unsubscribeContacts,
      CollectContacts collectContacts) {
    this.lists = lists;
    this.updateContacts = updateContacts;
    this.unsubscribeContacts = unsubscribeContacts;
    this.collectContacts = collectContacts;
  }

  @Override
  public void perform(ContactAction action, Wave wave, List<Member> members) {
    switch (action) {
      case ContactAction.UpdateContact update -> updateContacts.update(update, wave, members);
      case ContactAction.RemoveFromList(_, _, var list, _) -> remove(list, members);
      case ContactAction.Unsubscribe unsubscribe ->
          unsubscribeContacts.unsubscribe(unsubscribe, members);
      case ContactAction.Export export -> collectContacts.collect(export, wave, members);
    }
  }

  /** Removing from a deleted list does nothing, and is no failure. */
  private void remove(ListKey list, List<Member> members) {
    lists
        .idOf(list.value())
        .ifPresent(
            id -> lists.remove(id, members.stream().map(Member::contact).distinct().toList()));
  }
}
