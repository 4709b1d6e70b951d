package io.relance.application.sending.preview;

import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.sending.dispatch.PlannedSends;
import io.relance.application.sending.dispatch.SendDecision;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.render.RenderMessages;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Simulates sends with the same gate and rendering as real ones. Nothing is sent or written. */
public final class SimulatedSends {
  private final SendContextLoader sendContextLoader;
  private final SimulatedCounts counts;
  private final RenderMessages texts;

  /**
   * What messages are rendered with.
   *
   * @param links of which none has an effect
   */
  public record Rendering(
      LiquidText liquid, ChannelProviders channelProviders, MessageLinks links) {
    /** The same on another clock. */
    public Rendering on(InstantSource clock) {
      return new Rendering(liquid.on(clock), channelProviders, links);
    }
  }

  /**
   * @param counts what the loader reads from
   */
  public SimulatedSends(
      SendContextLoader sendContextLoader, SimulatedCounts counts, Rendering rendering) {
    this.sendContextLoader = sendContextLoader;
    this.counts = counts;
    this.texts =
        new RenderMessages(rendering.liquid(), rendering.channelProviders(), rendering.links());
  }

  /** The simulated sends of an element to a member of a wave. */
  public List<SimulatedSend> simulate(Wave wave, FlowElement element, Member member, Instant now) {
    var owed = new PlannedSends(wave, element, now).to(List.of(member));
    return sendContextLoader.load(new WaveSends(Optional.of(wave), owed)).stream()
        .map(sendContext -> simulated(SendDecision.of(sendContext, texts)))
        .toList();
  }

  private SimulatedSend simulated(SendDecision sendDecision) {
    return switch (sendDecision) {
      case SendDecision.Ready(var sendContext, var parcel) -> {
        counts.add(sendContext);
        yield new SimulatedSend.Sent(sendContext.send().intent().channel(), parcel.content());
      }
      case SendDecision.Hold(var _, var until, var _) -> new SimulatedSend.Held(until);
      case SendDecision.Skip(var _, var reason) -> new SimulatedSend.Skipped(reason);
      case SendDecision.Fail(var _, var reason) -> new SimulatedSend.Failed(reason);
    };
  }
}
