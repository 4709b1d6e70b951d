package io.relance.application.simulation;

import io.relance.application.contactactions.MemberVariables;
import io.relance.application.contactactions.RequestedUpdate;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.EditForAutomation;
import io.relance.application.contacts.EditForAutomation.Requested;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.RemoteFile;
import io.relance.domain.id.ListKey;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.json.Choices;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes the contact of a simulation as elements say; nothing is written. */
final class SimulatedActions implements BranchByContact.ContactActions {
  private final SimulatedContact contact;
  private final MemberVariables memberVariables;
  private final SimulationSources sources;
  private final LiquidText liquid;
  private final InstantSource clock;
  private String result = "";

  /**
   * @param items reads stored items and those of the simulation
   */
  SimulatedActions(
      SimulatedContact contact,
      Function<Collection<ItemKey>, Map<ItemKey, Item>> items,
      SimulationSources sources,
      LiquidText liquid,
      InstantSource clock) {
    this.contact = contact;
    this.memberVariables = new MemberVariables(items);
    this.sources = sources;
    this.liquid = liquid;
    this.clock = clock;
  }

  /** The kind of the step of an element. */
  static StepKind step(ContactAction action) {
    return switch (action) {
      case ContactAction.UpdateContact _ -> StepKind.UPDATED;
      case ContactAction.RemoveFromList _ -> StepKind.REMOVED;
      case ContactAction.Unsubscribe _ -> StepKind.UNSUBSCRIBED;
      case ContactAction.Export _ -> StepKind.EXPORTED;
    };
  }

  /** What the last element did, for a marketer. */
  String result() {
    return result;
  }

  @Override
  public void perform(ContactAction action, Wave wave, List<Member> members) {
    result =
        switch (action) {
          case ContactAction.UpdateContact update -> update(update, members.getFirst());
          case ContactAction.RemoveFromList(_, _, var list, _) -> remove(list);
          case ContactAction.Unsubscribe unsubscribe -> unsubscribe(unsubscribe);
          case ContactAction.Export(_, _, var file, _) -> export(file);
        };
  }

  private String update(ContactAction.UpdateContact update, Member member) {
    var requested =
        RequestedUpdate.of(update, sources.properties(), liquid)
            .edit(contact.contact(), memberVariables.of(member));
    return switch (requested) {
      case Requested.Misfit(var reason) -> "changes nothing: " + reason;
      case Requested.Change(var edit) -> update(edit);
    };
  }

  private String update(ContactEdit edit) {
    var faults = sources.contacts().faults(edit);
    if (!faults.isEmpty()) {
      return "changes nothing: " + EditForAutomation.words(faults);
    }
    var before = contact.contact();
    var after = sources.contacts().apply(edit, before).contact();
    if (after.equals(before)) {
      return "changes nothing: the contact has these values";
    }
    var names = names(edit);
    contact.become(after, names);
    return "changes " + String.join(", ", names);
  }

  private static Set<String> names(ContactEdit edit) {
    var names = new TreeSet<>(edit.properties().keySet());
    edit.fields().keySet().forEach(field -> names.add(field.wireName()));
    return names;
  }

  private String remove(ListKey list) {
    var found = sources.lists().byKey(list.value());
    if (found.isEmpty()) {
      return "the list does not exist";
    }
    var id = found.orElseThrow().id();
    var on = contact.isOn(list, () -> sources.lists().contains(id, contact.id()));
    contact.removeFrom(list);
    return (on ? "from the list \"%s\"" : "is not on the list \"%s\"")
        .formatted(found.orElseThrow().name());
  }

  /** As if the contact opened the window of the file. */
  private String export(RemoteFile file) {
    var path = sources.paths().of(file, clock.instant().plus(file.window()));
    return "to %s on the SFTP server \"%s\"".formatted(path, file.to().value());
  }

  private String unsubscribe(ContactAction.Unsubscribe element) {
    var channels = element.channel().map(List::of).orElse(List.of(Channel.values()));
    for (var channel : channels) {
      var entry =
          new ConsentEntry(
              channel, element.type(), ConsentState.UNSUBSCRIBED, "flow", clock.instant());
      contact.agreesTo(contact.consents().after(entry));
    }
    return "from %s on %s"
        .formatted(
            Choices.name(element.type()),
            channels.stream().map(Choices::name).collect(Collectors.joining(", ")));
  }
}
