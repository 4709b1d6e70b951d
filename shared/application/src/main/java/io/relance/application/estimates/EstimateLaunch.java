package io.relance.application.estimates;

import io.relance.application.automations.Automation;
import io.relance.application.contacts.Contacts;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.launches.AudienceMember;
import io.relance.application.promocodes.FreeCodes;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.gate.SendingRules;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.gate.UsualSenders;
import io.relance.application.sending.render.RenderMessages;
import io.relance.domain.flow.Flow;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;

/**
 * Estimates what a launch would do now, with the rules, the gate and the texts of real ones, in the
 * order and the batches in which they are applied. Nothing is sent or written.
 */
public final class EstimateLaunch {
  private final Sources sources;

  public EstimateLaunch(Sources sources) {
    this.sources = sources;
  }

  /**
   * What an estimate reads.
   *
   * @param realTime measures how long an estimate takes
   */
  public record Sources(
      ItemStore store,
      Contacts contacts,
      StoredFacts facts,
      Sending sending,
      FreeCodes promoCodes,
      InstantSource realTime) {}

  /**
   * What decides on messages, and writes them.
   *
   * @param suppressions whose hashes tell addresses apart even if no secret exists yet
   * @param senders the senders of messages whose elements name none
   * @param smsRate text messages that a sender sends in a second
   */
  public record Sending(
      Recipients recipients,
      Suppressions suppressions,
      SendingRules rules,
      RenderMessages texts,
      UsualSenders senders,
      int smsRate) {}

  /**
   * Estimates a launch.
   *
   * @param flow the one that the automation's contacts would enter
   * @param audience each contact of the audience once, in batches
   * @throws io.relance.domain.failure.TransientFailure when the audience is too large for an answer
   *     to a request
   */
  public LaunchEstimate estimate(
      Automation automation, Flow flow, Iterator<List<AudienceMember>> audience) {
    return new Estimation(sources, automation, flow).launch(audience);
  }
}
