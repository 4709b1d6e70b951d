package io.relance.application.sending.dispatch;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.EmailAddresses;
import io.relance.application.persistence.Ids;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.model.SkipReason;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;
import io.relance.application.sending.render.RenderResult;
import io.relance.application.sending.render.RenderTests;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends the message of an element to an address that somebody who edits it names: outside all
 * counts, and without consent, but not to a suppressed address.
 */
public final class SendTestMessage {
  /** How long the body of an email is stored for repeated attempts. */
  private static final Duration BODY_STORED = Duration.ofDays(7);

  private final Contacts contacts;
  private final SendContextLoader contexts;
  private final RenderTests texts;
  private final TestMessageLimit limit;
  private final RetryingItemStore store;
  private final Schedule schedule;
  private final InstantSource clock;

  public SendTestMessage(
      Contacts contacts,
      SendContextLoader contexts,
      RenderTests texts,
      TestMessageLimit limit,
      RetryingItemStore store,
      Schedule schedule,
      InstantSource clock) {
    this.contacts = contacts;
    this.contexts = contexts;
    this.texts = texts;
    this.limit = limit;
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * A request for a test.
   *
   * @param element an SMS or an email
   * @param contact whose values fill the text; sample values do when absent
   * @param to a phone number for an SMS, an email address for an email
   */
  public record Request(FlowElement element, Optional<Contact> contact, String to) {
    /** Never shows an address. */
    @Override
    public String toString() {
      return "Request[element=" + element.id() + "]";
    }
  }

  /** The result of a request. */
  public sealed interface Result {
    /** It is stored, and is sent at once. */
    record Queued(SendId id) implements Result {}

    /** The element sends no message to its contact. */
    record NoMessage() implements Result {}

    /** The address is not one of the element's channel. */
    record InvalidAddress(Channel channel) implements Result {}

    /** Nothing may be sent to the address. */
    record Suppressed(SkipReason reason) implements Result {}

    /**
     * The text cannot be rendered.
     *
     * @param reason in words that a marketer understands
     */
    record Broken(String reason) implements Result {}

    /** Too many tests were sent within the hour. */
    record TooMany(int most, Duration retryAfter) implements Result {}
  }

  /** Stores a test and wakes what sends it. */
  public Result send(Request request) {
    return switch (request.element()) {
      case FlowElement.SendSms sms ->
          contacts
              .readPhone(request.to())
              .map(to -> send(request, intent(request, Channel.SMS, sms.purpose(), to)))
              .orElseGet(() -> new Result.InvalidAddress(Channel.SMS));
      case FlowElement.SendWhatsApp whatsApp ->
          contacts
              .readPhone(request.to())
              .map(to -> send(request, intent(request, Channel.WHATSAPP, whatsApp.purpose(), to)))
              .orElseGet(() -> new Result.InvalidAddress(Channel.WHATSAPP));
      case FlowElement.SendEmail email ->
          EmailAddresses.read(request.to())
              .map(to -> send(request, intent(request, Channel.EMAIL, email.purpose(), to)))
              .orElseGet(() -> new Result.InvalidAddress(Channel.EMAIL));
      case ConversationElement _ ->
          contacts
              .readPhone(request.to())
              .map(to -> send(request, intent(request, Channel.SMS, Purpose.MARKETING, to)))
              .orElseGet(() -> new Result.InvalidAddress(Channel.SMS));
      case FlowElement.Forward _,
          FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          new Result.NoMessage();
    };
  }

  private static SendIntent intent(Request request, Channel channel, Purpose purpose, String to) {
    var contact = request.contact().map(Contact::id).orElse(SendIntent.SAMPLE);
    return new SendIntent(
        SendKind.TEST, contact, channel, purpose, Optional.empty(), Optional.of(to));
  }

  private Result send(Request request, SendIntent intent) {
    var send = Send.queued(new SendId(Ids.random()), intent, clock.instant());
    var refused = refusal(send);
    if (refused.isPresent()) {
      return new Result.Suppressed(refused.orElseThrow());
    }
    var recipient = request.contact().map(Recipient::of).orElseGet(RenderTests::sample);
    return switch (texts.render(send, request.element(), recipient)) {
      case RenderResult.Withheld(var reason) -> new Result.Broken(reason.code());
      case RenderResult.Broken(var reason) -> new Result.Broken(reason);
      case RenderResult.Written(var message) -> queue(send, message);
    };
  }

  private Optional<SkipReason> refusal(Send send) {
    var to = send.intent().receiver().orElseThrow();
    var owner =
        switch (send.intent().channel()) {
          case SMS, WHATSAPP -> contacts.byPhone(to);
          case EMAIL -> contacts.byEmail(to);
        };
    if (owner
        .filter(it -> it.consents().optedOut(send.intent().channel(), Purpose.TRANSACTIONAL))
        .isPresent()) {
      return Optional.of(SkipReason.OPTED_OUT);
    }
    var context = contexts.load(new WaveSends(Optional.empty(), List.of(send))).getFirst();
    return Gate.decide(context.facts()) instanceof Gate.Decision.Skip(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private Result queue(Send send, OutboundMessage message) {
    var admission = limit.admit();
    if (admission instanceof TestMessageLimit.Admission.Refused(var retryAfter)) {
      return new Result.TooMany(TestMessageLimit.MOST, retryAfter);
    }
    var now = clock.instant();
    var stored = Send.queued(send.id(), send.intent(), message.content(), now);
    var entry = schedule.entry(DueKind.QUEUED_AGAIN, send.id().value(), now);
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(stored.item()));
    writes.add(schedule.put(entry));
    if (send.intent().channel() == Channel.EMAIL) {
      var body = new EmailBody(message.mail().html(), message.mail().text());
      writes.add(body.write(send.id(), now.plus(BODY_STORED)));
    }
    writes.addAll(AuditScope.entry("message.test", send.id().value(), now));
    if (!store.write(writes).committed()) {
      throw new IllegalStateException("Send " + send.id() + " exists already");
    }
    schedule.wakeFor(entry);
    return new Result.Queued(send.id());
  }
}
