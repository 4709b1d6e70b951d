package io.relance.application.approvals;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.compiler.liquid.Html;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.id.SendId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mails each approver the link of a page on which to decide; done again it mails nobody twice. */
public final class AskApprovers {
  /** How long the body is stored for repeated attempts after the approval has expired. */
  private static final Duration BODY_STORED = Duration.ofDays(7);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (VV)", Locale.ROOT);

  private final ItemStore store;
  private final Automations automations;
  private final PublishedFlows flows;
  private final ApprovalLinks links;
  private final ChannelProviders channelProviders;
  private final Schedule schedule;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone the zone in which the mails say the time
   */
  public AskApprovers(
      ItemStore store,
      Automations automations,
      PublishedFlows flows,
      ApprovalLinks links,
      ChannelProviders channelProviders,
      Schedule schedule,
      ZoneId zone,
      InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.flows = flows;
    this.links = links;
    this.channelProviders = channelProviders;
    this.schedule = schedule;
    this.zone = zone;
    this.clock = clock;
  }

  void ask(Approval approval) {
    var subject = approval.subject();
    var element =
        flows
            .flow(subject.automation(), subject.version())
            .element(subject.element())
            .map(ApprovalElement.class::cast)
            .orElseThrow();
    var name =
        automations
            .summary(subject.automation())
            .map(AutomationSummary::names)
            .map(AutomationSummary.Names::name)
            .orElse(subject.automation().value());
    var approvers = element.approvers();
    for (int at = 0; at < approvers.size(); at++) {
      mail(new Request(approval, name, approvers.get(at), at));
    }
  }

  /** What one approver is asked. */
  private record Request(Approval approval, String automation, String approver, int position) {
    /** Never shows an address. */
    @Override
    public String toString() {
      return "Request[approval=" + approval.id() + ", position=" + position + "]";
    }
  }

  private void mail(Request request) {
    var approval = request.approval();
    var id =
        new SendId(
            Ids.hash("ask-approver", approval.id().value(), String.valueOf(request.position())));
    var now = clock.instant();
    var intent =
        new SendIntent(
            SendKind.NOTICE,
            SendIntent.SAMPLE,
            Channel.EMAIL,
            Purpose.TRANSACTIONAL,
            Optional.empty(),
            Optional.of(request.approver()));
    var entry = schedule.entry(DueKind.QUEUED_AGAIN, id.value(), now);
    var body = body(request);
    var writes =
        List.<Write>of(
            Write.putNew(Send.queued(id, intent, content(request), now).item()),
            body.write(id, approval.expiresAt().plus(BODY_STORED)),
            schedule.put(entry));
    if (Transactions.write(store, writes).committed()) {
      schedule.wakeFor(entry);
    }
  }

  /** What lists of messages show: all but the link, by which one could decide. */
  private Content content(Request request) {
    var provider = channelProviders.email();
    return new Content(
        provider.name(),
        provider.defaultSender(),
        request.approver(),
        Optional.of("Approval needed · À approuver : " + request.automation()),
        english(request) + "\n\n" + french(request),
        0);
  }

  private EmailBody body(Request request) {
    var url = links.url(new ApprovalLinks.Link(request.approval().id(), request.position()));
    var html =
        """
        <p>%s</p>
        <p>%s</p>
        <p><a href="%s">Read and decide · Lire et décider</a></p>
        """
            .formatted(
                Html.escape(english(request)), Html.escape(french(request)), Html.escape(url));
    return new EmailBody(
        html, Optional.of(english(request) + "\n\n" + french(request) + "\n\n" + url + "\n"));
  }

  private String english(Request request) {
    return "The automation \"%s\" has prepared emails for your approval. They will be sent if you approve them by %s."
        .formatted(request.automation(), until(request));
  }

  private String french(Request request) {
    return "L’automatisation « %s » a préparé des e-mails. Ils partiront si vous les approuvez avant le %s."
        .formatted(request.automation(), until(request));
  }

  private String until(Request request) {
    return TIME.format(request.approval().expiresAt().atZone(zone));
  }
}
