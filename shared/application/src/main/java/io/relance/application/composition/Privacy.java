package io.relance.application.composition;

import io.relance.application.execution.CancelEnrollment;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.ListEnrollments;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.persistence.Json;
import io.relance.application.privacy.EraseContact;
import io.relance.application.privacy.ErasureDue;
import io.relance.application.privacy.ExportContact;
import io.relance.application.privacy.StoredPeople;
import io.relance.application.shop.PrivacyDuties;
import io.relance.application.timeline.Timeline;

/** The use cases of privacy: exports and erasures. */
public record Privacy(
    Timeline timeline,
    ExportContact exporting,
    EraseContact erasing,
    ErasureDue erasureDue,
    ListEnrollments enrollments,
    CancelEnrollment cancelling) {

  static Privacy over(Ports ports, People people, Walking walking, Messaging messaging) {
    var following = new TraceEnrollment(ports.store(), walking.parts().waves(), walking.flows());
    var stored = new StoredPeople(ports.store(), people.contacts(), people.lists());
    var endEnrollment = new EndEnrollment(ports.store(), walking.parts(), following, ports.clock());
    var enrollments = walking.parts().enrollments();
    var erasing =
        new EraseContact(
            stored,
            endEnrollment,
            messaging.sending().skipSends()::erase,
            new EraseContact.Due(walking.agenda(), ports.clock()));
    return new Privacy(
        new Timeline(ports.store(), following, walking.flows()),
        new ExportContact(stored, following),
        erasing,
        new ErasureDue(erasing),
        new ListEnrollments(ports.store(), enrollments, following),
        new CancelEnrollment(
            enrollments, endEnrollment, messaging.sending().skipSends()::cancelled));
  }

  /** The shop's privacy requests for its customers. */
  PrivacyDuties duties() {
    return new PrivacyDuties() {
      @Override
      public String export(String contact) {
        return exporting.export(contact).map(Json::write).orElse("{}");
      }

      @Override
      public void erase(String contact) {
        erasing.erase(contact);
      }
    };
  }
}
