package io.relance.application.conversations;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.application.conversations.model.QuestionExit;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores answers as properties of contacts, where their questions say so. */
public final class StoreAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAnswers.class);

  private final Contacts contacts;

  public StoreAnswers(Contacts contacts) {
    this.contacts = contacts;
  }

  void store(FoundConversation found, ElementId question, QuestionExit exit, ContactId contact) {
    property(found, question)
        .ifPresent(name -> exit.choice().ifPresent(choice -> store(contact, name, choice)));
  }

  private static Optional<PropertyName> property(FoundConversation found, ElementId question) {
    Optional<FlowElement> element = found.flow().element(question);
    return element
        .filter(Question.class::isInstance)
        .map(Question.class::cast)
        .flatMap(Question::storeAs);
  }

  private void store(ContactId contact, PropertyName name, String choice) {
    var edit = ContactEdit.NONE.set(name.value(), new Scalar.Text(choice));
    switch (contacts.patch(contact, edit)) {
      case ContactEditResult.Kept _, ContactEditResult.Unknown _ -> {}
      case ContactEditResult.Unreadable _, ContactEditResult.Taken _ ->
          LOG.warn("An answer of contact {} does not fit the property {}", contact, name.value());
    }
  }
}
