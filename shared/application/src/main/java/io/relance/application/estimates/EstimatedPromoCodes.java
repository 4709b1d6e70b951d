package io.relance.application.estimates;

import io.relance.application.execution.wave.Member;
import io.relance.application.promocodes.FreeCodes;
import io.relance.application.promocodes.GrantedCode;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.PromoBankKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The promo codes that a launch would grant; the banks run out during the estimate. */
final class EstimatedPromoCodes {
  private final FreeCodes freeCodes;
  private final Instant now;
  private final Map<PromoBankKey, FreeCodes.Codes> banks = new HashMap<>();

  EstimatedPromoCodes(FreeCodes freeCodes, Instant now) {
    this.freeCodes = freeCodes;
    this.now = now;
  }

  /** The codes of those members for whom one is left. */
  Map<EnrollmentId, GrantedCode> grant(GrantPromoCode element, List<Member> members) {
    var codes = banks.computeIfAbsent(element.bank(), freeCodes::of).next(members.size());
    var byMember = new HashMap<EnrollmentId, GrantedCode>();
    for (int at = 0; at < codes.size(); at++) {
      byMember.put(members.get(at).enrollment(), codes.get(at).granted(element.id(), now));
    }
    return byMember;
  }
}
