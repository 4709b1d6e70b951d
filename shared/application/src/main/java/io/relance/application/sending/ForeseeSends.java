package io.relance.application.sending;

import io.relance.application.walks.Member;
import io.relance.application.walks.Wave;
import io.relance.compiler.text.LiquidText;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says what would become of messages: by the gate that decides in earnest and in the texts that
 * would be sent. Nothing is sent, and nothing is written.
 */
public final class ForeseeSends {
  /** Nobody is to unsubscribe by clicking in a preview. */
  private static final String NO_LINK = "about:blank";

  private final Situations situations;
  private final WriteTexts texts;

  public ForeseeSends(Circumstances circumstances, LiquidText liquid, Carriers carriers) {
    this.situations =
        new Situations(
            circumstances.kept(),
            _ -> circumstances.flow(),
            circumstances.recipients(),
            circumstances.suppressions());
    this.texts = new WriteTexts(liquid, carriers, _ -> NO_LINK);
  }

  /** What is decided upon. */
  public record Circumstances(
      Kept kept, Flow flow, Recipients recipients, Suppressions suppressions) {}

  /** What would become of all that an element owes a member of a wave now. */
  public List<Foreseen> foresee(Wave wave, FlowElement element, Member member, Instant now) {
    var owed = new OwedAtElement(wave, element, now).to(List.of(member));
    return situations.of(Optional.of(wave), owed).stream()
        .map(situation -> foreseen(Verdict.of(situation, texts)))
        .toList();
  }

  private static Foreseen foreseen(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Ready(var situation, var parcel) ->
          new Foreseen.Sent(situation.send().owed().channel(), parcel.content());
      case Verdict.Hold(var _, var until) -> new Foreseen.Held(until);
      case Verdict.Skip(var _, var reason) -> new Foreseen.Skipped(reason);
      case Verdict.Fail(var _, var reason) -> new Foreseen.Failed(reason);
    };
  }
}
