package io.relance.application.sending.dispatch;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.Waves;
import io.relance.application.scheduling.Agenda;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.queue.Queue;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.ItemStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What sending is put together from. */
public record SendingParts(
    ItemStore store, Queue queue, Agenda agenda, Walking walking, Timing timing, Outside outside) {

  /** The walks that wait for what is sent. */
  public record Walking(Waves waves, ExecuteSteps steps, PublishedFlows flows, FlowEngine engine) {}

  /**
   * What time it is, and who works at the same time.
   *
   * @param clock the time that contacts and marketers see; may be a test clock
   * @param realTime the time for rates, back-off and claims; it jumps with a test clock
   * @param wallClock the time of providers, which no test clock moves
   */
  public record Timing(
      InstantSource clock,
      InstantSource realTime,
      Pause pause,
      WorkerLeases claimants,
      InstantSource wallClock) {
    /** An instant of the past as a provider's clock showed it, or earlier. */
    Instant asProvidersHadIt(Instant past) {
      return wallClock.instant().minus(Duration.between(past, realTime.instant()));
    }
  }

  /** Who is written to, by whom, how fast, and in which words. */
  public record Outside(
      Recipients recipients,
      Suppressions suppressions,
      ChannelProviders carriers,
      SenderRates.Limit limit,
      LiquidText liquid,
      UnsubscribeLinks links) {}
}
