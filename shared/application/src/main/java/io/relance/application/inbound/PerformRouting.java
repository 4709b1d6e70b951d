package io.relance.application.inbound;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.execution.wave.TextOrigin;
import io.relance.application.inbound.RoutingDecision.ByAutomation;
import io.relance.application.inbound.RoutingDecision.InConversation;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.Scalar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the automation that a text triggers, or goes on with the open conversation. */
public final class PerformRouting {
  private static final Logger LOG = LoggerFactory.getLogger(PerformRouting.class);

  private final Contacts contacts;
  private final EnrollContacts enrollContacts;
  private final OpenConversations conversations;
  private final ChannelProviders channelProviders;

  public PerformRouting(
      Contacts contacts,
      EnrollContacts enrollContacts,
      OpenConversations conversations,
      ChannelProviders channelProviders) {
    this.contacts = contacts;
    this.enrollContacts = enrollContacts;
    this.conversations = conversations;
    this.channelProviders = channelProviders;
  }

  /** Enrolls the writer of a text; repeated, it enrolls nobody twice. */
  void enter(ReceivedText text, ByAutomation decision) {
    if (decision.rule().endsConversation()) {
      conversations.endByOtherKeyword(text);
    }
    decision
        .storeAs()
        .ifPresent(
            property -> decision.keyword().ifPresent(word -> storeKeyword(text, property, word)));
    var enrollmentRequest = new EnrollmentRequest(text.contact(), text.occurrence(), true);
    var sender = channelProviders.answering(text.channel(), text.provider());
    enrollContacts.enrollByText(
        decision.automation(), enrollmentRequest, new TextOrigin(text.channel(), sender));
  }

  /**
   * Goes on with the conversation.
   *
   * @return false if its question no longer waits
   */
  boolean proceed(ReceivedText text, InConversation decision) {
    return conversations.proceed(text, decision.reading());
  }

  private void storeKeyword(ReceivedText text, PropertyName property, String keyword) {
    var edit = ContactEdit.NONE.set(property.value(), new Scalar.Text(keyword));
    switch (contacts.patch(text.contact(), edit)) {
      case ContactEditResult.Kept _ -> {}
      case ContactEditResult.Unreadable _, ContactEditResult.Taken _, ContactEditResult.Unknown _ ->
          LOG.info("Property {} did not get the keyword of text {}", property, text.occurrence());
    }
  }
}
