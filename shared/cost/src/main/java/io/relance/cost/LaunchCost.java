package io.relance.cost;

import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Flow;
import io.relance.domain.text.ShortLinks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a launch of a flow costs, in US dollars, as {@code ./relance cost} estimates it.
 *
 * @param crowd the contacts, and how they come
 * @param prices the prices that it is of
 * @param running what AWS charges for running the automation; nothing where it does not run on AWS
 * @param messages what providers charge for the messages
 */
public record LaunchCost(AudienceModel crowd, PriceTable prices, double running, double messages) {
  /** How many contacts walk together in a launch. */
  public static final int WAVE = 1_000;

  /**
   * The cost for contacts who live evenly in some time zones; empty for a flow that does not
   * compile.
   *
   * @param links how links in texts are shortened
   */
  public static Optional<LaunchCost> of(Flow flow, long contacts, int timeZones, ShortLinks links) {
    var texts = new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
    var compilation =
        new FlowCompiler(texts).compile(FlowCodec.encode(flow), ValidationContext.UNKNOWN);
    if (!(compilation instanceof Compilation.Compiled compiled)) {
      return Optional.empty();
    }
    var crowd = AudienceModel.launch(contacts, WAVE, timeZones);
    var estimating = new EstimateCost(MeasuredUsages.measured(), texts, Quotas.LARGE_REGION, links);
    var usage = estimating.estimate(flow, compiled.definition(), crowd).usage();
    var prices = PriceTable.bundled();
    return Optional.of(
        new LaunchCost(crowd, prices, prices.ofRunning(usage), prices.ofMessages(usage)));
  }
}
