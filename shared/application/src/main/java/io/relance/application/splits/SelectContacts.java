package io.relance.application.splits;

import io.relance.application.duplicates.FindDuplicates;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.promocodes.GrantPromoCodes;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.id.EnrollmentId;
import java.util.List;
import java.util.Map;

/** Decides the exits of contacts at elements that select some of them. */
public final class SelectContacts implements BranchByContact.Selections {
  private final GrantPromoCodes grantPromoCodes;
  private final FindDuplicates findDuplicates;

  public SelectContacts(GrantPromoCodes grantPromoCodes, FindDuplicates findDuplicates) {
    this.grantPromoCodes = grantPromoCodes;
    this.findDuplicates = findDuplicates;
  }

  @Override
  public Map<EnrollmentId, String> exits(
      SelectionElement element, Wave wave, List<Member> members) {
    return switch (element) {
      case SelectionElement.GrantPromoCode grant -> grantPromoCodes.grant(grant, wave, members);
      case SelectionElement.RemoveDuplicates duplicates ->
          findDuplicates.exits(duplicates, wave, members);
    };
  }
}
