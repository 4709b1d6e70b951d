package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports a path that can take longer than an execution may last. */
final class PathLengthRule implements FlowRule {
  private static final long DAY = 86_400;
  private static final long MAX_SECONDS = 360 * DAY;

  /** A week, and the hour by which clocks are changed. */
  private static final long WEEK_AT_MOST = 7 * DAY + 3_600;

  /** Longer delays count as this, so that no sum of delays overflows. */
  private static final long ENDLESS = Long.MAX_VALUE / 1_000_000;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var waited = new HashMap<ElementId, Long>();
    var tooLong = Optional.<ElementId>empty();
    for (var id : checked.graph().ordered()) {
      long before = waited.getOrDefault(id, 0L);
      long after =
          Math.min(
              ENDLESS, before + checked.graph().element(id).map(PathLengthRule::wait).orElse(0L));
      if (before <= MAX_SECONDS && after > MAX_SECONDS && tooLong.isEmpty()) {
        tooLong = Optional.of(id);
      }
      checked.graph().exits(id).forEach(exit -> waited.merge(exit, after, Math::max));
    }
    return tooLong.map(id -> checked.at(id, describe(waited))).stream();
  }

  private static long wait(FlowElement element) {
    return switch (element) {
      case FlowElement.Delay delay -> Math.clamp(delay.period().toSeconds(), 0, ENDLESS);
      case FlowElement.DelayUntilWeekday _ -> WEEK_AT_MOST;
      case FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Forward _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          ConversationElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          0;
    };
  }

  private static Diagnostic describe(Map<ElementId, Long> waited) {
    long longest = waited.values().stream().mapToLong(Long::longValue).max().orElse(0);
    var days = longest >= ENDLESS ? "too many" : (longest + DAY - 1) / DAY;
    return Diagnostic.error(
            "flow.path-too-long", "A path to this point takes " + days + " days; the limit is 360.")
        .hint("Shorten the delays, or continue in another automation.");
  }
}
