package io.relance.application.sending.dispatch;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.ExecuteSteps.WaveAtElement;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.application.scheduling.DueKind;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.domain.flow.ConversationElement.Last;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How members leave an element whose messages to them are settled. */
final class LeaveSends {
  private final ItemStore store;
  private final InstantSource clock;

  LeaveSends(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The branches of a wave.
   *
   * @param held the members who enter the element again when they may be sent to
   */
  Branches branches(WaveAtElement at, List<WaveBranch> held, List<Member> others) {
    return switch (at.element()) {
      case Question question -> wait(question, held, others, at.wave().id());
      case Last last when last.next().isEmpty() -> end(held, others);
      case FlowElement _ -> next(held, others);
    };
  }

  private static Branches next(List<WaveBranch> held, List<Member> others) {
    var branches = new ArrayList<WaveBranch>();
    branches.add(new WaveBranch(FlowElement.NEXT, Optional.empty(), others));
    branches.addAll(held);
    return new Branches(branches, Map.of());
  }

  private static Branches end(List<WaveBranch> held, List<Member> others) {
    var ended = new LinkedHashMap<Member, String>();
    var outcome = EndOutcome.NEUTRAL.name().toLowerCase(Locale.ROOT);
    others.forEach(member -> ended.put(member, outcome));
    return new Branches(held, ended);
  }

  private Branches wait(
      Question question, List<WaveBranch> held, List<Member> others, WaveId wave) {
    if (others.isEmpty()) {
      return new Branches(held, Map.of());
    }
    var watch = new Branches.Watch(DueKind.QUESTION, wave.value(), until(question, others), true);
    return new Branches(held, Map.of()).parked(new Branches.Parked(others, watch));
  }

  /** At once where the question did not reach all; else when the first time to reply passes. */
  private Instant until(Question question, List<Member> members) {
    var ids = members.stream().map(it -> Send.id(it.enrollment(), question.id())).toList();
    var sent = new Sends(store).find(ids);
    var now = clock.instant();
    if (sent.size() < members.size() || !sent.stream().allMatch(LeaveSends::isAsked)) {
      return now;
    }
    return enrollments(members).stream()
        .flatMap(item -> Conversation.of(item).stream())
        .map(Conversation::deadline)
        .min(Instant::compareTo)
        .orElse(now);
  }

  private static boolean isAsked(Send send) {
    return send.state() == SendState.SENT || send.state() == SendState.UNCONFIRMED;
  }

  private List<Item> enrollments(List<Member> members) {
    var keys =
        members.stream().map(member -> EnrollmentKeys.enrollment(member.enrollment())).toList();
    var items = new ArrayList<Item>();
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var to = Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH);
      items.addAll(store.getAll(keys.subList(from, to)).values());
    }
    return items;
  }
}
