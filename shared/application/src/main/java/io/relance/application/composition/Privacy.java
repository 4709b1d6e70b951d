package io.relance.application.composition;

import io.relance.application.execution.CancelEnrollment;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.ListEnrollments;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Json;
import io.relance.application.privacy.EraseContact;
import io.relance.application.privacy.ErasureDue;
import io.relance.application.privacy.ExportContact;
import io.relance.application.privacy.ForgetContact;
import io.relance.application.shop.PrivacyDuties;
import io.relance.application.shop.PrivacyRequests;
import io.relance.application.shop.WaitingFacts;
import io.relance.application.timeline.Timeline;
import io.relance.domain.id.ContactId;
import java.util.Collection;

/** The use cases of privacy: exports and erasures. */
public final class Privacy {
  private final Timeline timeline;
  private final WaitingFacts waitingFacts;
  private final ExportContact exportContact;
  private final EraseContact eraseContact;
  private final ErasureDue erasureDue;
  private final ListEnrollments enrollments;
  private final CancelEnrollment cancelEnrollment;
  private final PrivacyDuties duties;
  private final PrivacyRequests requests;

  Privacy(Ports ports, People people, FlowExecution flowExecution, Messaging messaging) {
    var store = ports.store();
    var clock = ports.clock();
    var lists = people.lists();
    var contacts = people.contacts();
    var following = flowExecution.traceEnrollment();
    var skipSends = messaging.skipSends();
    var endEnrollment =
        new EndEnrollment(
            store, flowExecution.waves(), flowExecution.enrollments(), following, clock);
    waitingFacts = new WaitingFacts(store, contacts, people.addressHashes(), clock);
    var decisions = new ConditionDecisions(store, flowExecution.flows(), following);
    timeline = new Timeline(store, following, flowExecution.flows());
    exportContact =
        new ExportContact(
            store, contacts, lists, people.tables(), people.tableRows(), following, decisions);
    var forgetting =
        new ForgetContact(
            store,
            lists,
            people.tableRows(),
            endEnrollment,
            skipSends::eraseSome,
            waitingFacts,
            decisions);
    eraseContact =
        new EraseContact(
            store, contacts, forgetting, flowExecution.schedule(), people.jobs(), clock);
    erasureDue = new ErasureDue(eraseContact);
    enrollments = new ListEnrollments(store, flowExecution.enrollments(), following);
    cancelEnrollment =
        new CancelEnrollment(
            flowExecution.enrollments(), endEnrollment, skipSends::cancelled, clock);
    requests = new PrivacyRequests(store);
    duties = new Duties(exportContact, eraseContact, people.jobs());
  }

  WaitingFacts waitingFacts() {
    return waitingFacts;
  }

  public Timeline timeline() {
    return timeline;
  }

  public ExportContact exportContact() {
    return exportContact;
  }

  public EraseContact eraseContact() {
    return eraseContact;
  }

  public ErasureDue erasureDue() {
    return erasureDue;
  }

  public ListEnrollments enrollments() {
    return enrollments;
  }

  public PrivacyRequests requests() {
    return requests;
  }

  public CancelEnrollment cancelEnrollment() {
    return cancelEnrollment;
  }

  /** What privacy requests oblige the operator to. */
  public PrivacyDuties duties() {
    return duties;
  }

  private record Duties(ExportContact exporting, EraseContact erasing, Jobs jobs)
      implements PrivacyDuties {
    @Override
    public String export(ContactId contact) {
      return exporting.export(contact).map(Json::write).orElse("{}");
    }

    @Override
    public void beginErasing(Collection<ContactId> contacts) {
      contacts.forEach(contact -> erasing.begin(contact).map(Job::id).ifPresent(jobs::wake));
    }

    @Override
    public int erase(ContactId contact) {
      return erasing.erase(contact);
    }
  }
}
