package io.relance.application.composition;

import io.relance.application.estimates.EstimateLaunch;
import io.relance.application.promocodes.FreeCodes;
import io.relance.application.sending.gate.ContactRecipients;
import io.relance.application.sending.gate.SendingRules;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.gate.UsualSenders;
import io.relance.application.sending.render.RenderMessages;
import io.relance.compiler.liquid.LiquidText;

/** The use case that estimates launches. */
public final class Estimating {
  private final EstimateLaunch estimateLaunch;

  Estimating(Ports ports, Project project, People people, LiquidText texts) {
    var hashes = people.addressHashes();
    var recipients =
        new ContactRecipients(
            people.contacts(), people.ledger(), people.publishOptOuts()::publish, ports.clock());
    var sending =
        new EstimateLaunch.Sending(
            recipients,
            new Suppressions(address -> hashes.known(address).orElse(address)),
            SendingRules.of(project.sendingLimits(), project.zone(), ports.clock()),
            new RenderMessages(texts, project.channelProviders(), project.shownLinks()),
            new UsualSenders(project.channelProviders()),
            project.smsRate());
    estimateLaunch =
        new EstimateLaunch(
            new EstimateLaunch.Sources(
                ports.store(),
                people.contacts(),
                people.facts(),
                sending,
                new FreeCodes(ports.store(), people.promoBanks()),
                ports.wallClock()));
  }

  public EstimateLaunch estimateLaunch() {
    return estimateLaunch;
  }
}
