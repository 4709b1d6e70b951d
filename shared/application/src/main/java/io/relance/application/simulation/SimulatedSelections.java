package io.relance.application.simulation;

import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.promocodes.FreeCodes;
import io.relance.application.promocodes.GrantedCode;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.flow.SelectionElement.RemoveDuplicates;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.PromoBankId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Selects the contact of a simulation. Where a bank has a code left, the contact gets a sample: the
 * codes of banks are shown to those only to whom they are granted.
 */
record SimulatedSelections(FreeCodes freeCodes, SimulatedAnswers answers, InstantSource clock)
    implements BranchByContact.Selections {
  private static final PromoBankId NO_BANK = new PromoBankId("simulation");

  @Override
  public Map<EnrollmentId, String> exits(
      SelectionElement element, Wave wave, List<Member> members) {
    var exit =
        switch (element) {
          case GrantPromoCode grant -> grant(grant);
          // It is compared with no other contact.
          case RemoveDuplicates _ -> FlowElement.NEXT;
        };
    return Map.of(members.getFirst().enrollment(), exit);
  }

  private String grant(GrantPromoCode grant) {
    if (!freeCodes.any(grant.bank())) {
      return grant.onExhausted().isPresent() ? SelectionElement.ON_EXHAUSTED : FlowElement.NEXT;
    }
    answers.grant(new GrantedCode(grant.id(), NO_BANK, 0, sample(), clock.instant()));
    return FlowElement.NEXT;
  }

  /** The sample with which texts are checked. */
  private static String sample() {
    return LiquidText.samples().get(GrantedCode.VARIABLE) instanceof Map<?, ?> promo
        ? String.valueOf(promo.get("code"))
        : "";
  }
}
