package io.relance.application.composition;

import io.relance.application.execution.CancelEnrollment;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.ListEnrollments;
import io.relance.application.persistence.Json;
import io.relance.application.privacy.EraseContact;
import io.relance.application.privacy.ErasureDue;
import io.relance.application.privacy.ExportContact;
import io.relance.application.shop.PrivacyDuties;
import io.relance.application.timeline.Timeline;

/** The use cases of privacy: exports and erasures. */
public final class Privacy {
  private final Timeline timeline;
  private final ExportContact exporting;
  private final EraseContact erasing;
  private final ErasureDue erasureDue;
  private final ListEnrollments enrollments;
  private final CancelEnrollment cancelling;
  private final PrivacyDuties duties;

  Privacy(Ports ports, People people, Walking walking, Messaging messaging) {
    var store = ports.store();
    var clock = ports.clock();
    var lists = people.lists();
    var contacts = people.contacts();
    var following = walking.following();
    var skipSends = messaging.skipSends();
    var endEnrollment =
        new EndEnrollment(store, walking.waves(), walking.enrollments(), following, clock);
    timeline = new Timeline(store, following, walking.flows());
    exporting = new ExportContact(store, contacts, lists, following);
    erasing =
        new EraseContact(
            store, contacts, lists, endEnrollment, skipSends::erase, walking.agenda(), clock);
    erasureDue = new ErasureDue(erasing);
    enrollments = new ListEnrollments(store, walking.enrollments(), following);
    cancelling = new CancelEnrollment(walking.enrollments(), endEnrollment, skipSends::cancelled);
    duties = new Duties(exporting, erasing);
  }

  public Timeline timeline() {
    return timeline;
  }

  public ExportContact exporting() {
    return exporting;
  }

  public EraseContact erasing() {
    return erasing;
  }

  public ErasureDue erasureDue() {
    return erasureDue;
  }

  public ListEnrollments enrollments() {
    return enrollments;
  }

  public CancelEnrollment cancelling() {
    return cancelling;
  }

  /** What the shop asks for on behalf of its customers. */
  public PrivacyDuties duties() {
    return duties;
  }

  private record Duties(ExportContact exporting, EraseContact erasing) implements PrivacyDuties {
    @Override
    public String export(String contact) {
      return exporting.export(contact).map(Json::write).orElse("{}");
    }

    @Override
    public void erase(String contact) {
      erasing.erase(contact);
    }
  }
}
