package io.relance.application.simulation;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Cohort;
import io.relance.application.conversations.model.ConversationKeys;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.sending.model.WhatsAppWindow;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An entry that never was: the occurrence, the enrollment and the wave that would have been kept.
 *
 * @param variables a JSON object: the roots that texts may use
 */
record SimulatedEntry(Automation automation, ContactId contact, Instant at, String variables) {
  private static final String WAVE = "simulation";

  /** No stored event has such an id; the colon distinguishes it from a launch. */
  private String source() {
    return "simulation:" + automation.id();
  }

  private long activation() {
    return automation.activation() + 1;
  }

  Enrollment enrollment() {
    return new Enrollment(
        Enrollment.id(automation.id(), source(), contact),
        automation.id(),
        contact,
        source(),
        automation.version(),
        activation(),
        new WaveId(WAVE),
        at,
        Optional.empty());
  }

  private Cohort cohort() {
    return new Cohort(
        automation.id(), automation.version(), LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  Member member() {
    return new Member(enrollment().id(), contact);
  }

  /** The wave as it enters; whoever wrote a keyword is in an exchange. */
  Wave wave(Flow flow) {
    return new Wave(
        new WaveId(WAVE),
        new Wave.Path(cohort(), activation(), WAVE, Optional.empty(), flow.usualChannel()),
        Wave.Place.at(flow.start(), flow.trigger() instanceof Trigger.ByText),
        Wave.State.SEALED,
        1,
        1,
        at,
        Optional.empty(),
        WAVE);
  }

  /**
   * What is stored, with this beside it, without any open conversation of the contact, and with the
   * window that the simulated texts open.
   */
  Function<Collection<ItemKey>, Map<ItemKey, Item>> beside(
      ItemStore store, SimulatedAnswers answers, SimulatedReplies replies) {
    return keys -> {
      Map<ItemKey, Item> found = new HashMap<>(store.getAll(keys));
      found.keySet().removeIf(key -> key.sort().startsWith(ConversationKeys.PREFIX));
      pretended(answers).stream()
          .filter(item -> keys.contains(item.key()))
          .forEach(item -> found.put(item.key(), item));
      replies
          .lastWritten(Channel.WHATSAPP)
          .ifPresent(at -> windows(keys).forEach(it -> found.put(it, WhatsAppWindow.item(it, at))));
      return found;
    };
  }

  private static Stream<ItemKey> windows(Collection<ItemKey> keys) {
    return keys.stream().filter(key -> key.sort().startsWith(WhatsAppWindow.PREFIX));
  }

  private List<Item> pretended(SimulatedAnswers answers) {
    var occurrence =
        ItemBuilder.at(ContactEventKeys.occurrence(source())).text("variables", variables).build();
    return List.of(answers.in(enrollment().item()), occurrence);
  }
}
