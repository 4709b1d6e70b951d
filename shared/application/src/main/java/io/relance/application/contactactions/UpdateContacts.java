package io.relance.application.contactactions;

import io.relance.application.contacts.EditForAutomation;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.properties.PropertyCatalog;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.flow.ContactAction.UpdateContact;
import java.util.List;
import java.util.Map;

/** Sets and clears fields and properties of contacts at an element. */
public final class UpdateContacts {
  private final EditForAutomation edits;
  private final PropertyCatalog properties;
  private final MemberVariables memberVariables;
  private final LiquidText liquid;

  public UpdateContacts(
      EditForAutomation edits,
      PropertyCatalog properties,
      MemberVariables memberVariables,
      LiquidText liquid) {
    this.edits = edits;
    this.properties = properties;
    this.memberVariables = memberVariables;
    this.liquid = liquid;
  }

  void update(UpdateContact element, Wave wave, List<Member> members) {
    var requestedUpdate = RequestedUpdate.of(element, properties, liquid);
    for (var member : members) {
      var cause = new EditForAutomation.Cause(wave.automation(), member.enrollment(), element.id());
      var variables =
          requestedUpdate.isRendered() ? memberVariables.of(member) : Map.<String, Object>of();
      edits.edit(member.contact(), contact -> requestedUpdate.edit(contact, variables), cause);
    }
  }
}
