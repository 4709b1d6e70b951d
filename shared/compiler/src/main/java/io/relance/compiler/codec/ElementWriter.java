package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.Receiver;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.json.Choices;

/** Writes elements as {@link ElementReader} reads them. */
final class ElementWriter {
  private ElementWriter() {}

  static ObjectNode write(FlowElement element) {
    var object = JsonNodeFactory.instance.objectNode().put("id", element.id().value());
    if (!element.name().isEmpty()) {
      object.put("name", element.name());
    }
    object.put("kind", element.kind());
    writeContent(element, object);
    element
        .exits()
        .forEach(
            (exit, to) -> {
              if (element.exitField(exit).equals(exit)) {
                object.put(exit, to.value());
              }
            });
    return object;
  }

  private static void writeContent(FlowElement element, ObjectNode object) {
    switch (element) {
      case FlowElement.SendSms sms -> {
        object.put("purpose", Choices.name(sms.purpose()));
        object.put("text", sms.text());
        sms.sender().ifPresent(sender -> object.put("sender", sender.value()));
      }
      case FlowElement.SendWhatsApp whatsApp -> WhatsAppFields.write(whatsApp, object);
      case FlowElement.SendEmail email -> write(email, object);
      case FlowElement.AddToList add -> object.put("list", add.list().value());
      case ContactAction action -> ContactActionFields.write(action, object);
      case FlowElement.Forward forward -> write(forward, object);
      case FlowElement.Delay delay -> object.put("for", Durations.write(delay.period()));
      case FlowElement.DelayUntilWeekday delay -> write(delay, object);
      case FlowElement.Condition condition ->
          object.set("criteria", CriteriaWriter.write(condition.criteria()));
      case ApprovalElement approval -> ApprovalFields.write(approval, object);
      case SelectionElement selection -> SelectionFields.write(selection, object);
      case SplitElement split -> SplitFields.write(split, object);
      case ConversationElement conversation -> ConversationFields.write(conversation, object);
      case FlowElement.End end -> object.put("outcome", Choices.name(end.outcome()));
      case FlowElement.Note note -> object.put("text", note.text());
    }
  }

  private static void write(FlowElement.SendEmail email, ObjectNode object) {
    object.put("purpose", Choices.name(email.purpose()));
    object.put("subject", email.content().subject());
    object.put("html", email.content().html());
    email.content().text().ifPresent(text -> object.put("text", text));
    email.from().ifPresent(sender -> object.put("from", sender.value()));
    if (email.prepare()) {
      object.put("prepare", true);
    }
  }

  private static void write(FlowElement.Forward forward, ObjectNode object) {
    var to = object.putArray("to");
    for (var receiver : forward.to()) {
      switch (receiver) {
        case Receiver.Phone(var number) -> to.addObject().put("sms", number);
        case Receiver.Mailbox(var address) -> to.addObject().put("email", address);
      }
    }
    forward.text().ifPresent(text -> object.put("text", text));
  }

  private static void write(FlowElement.DelayUntilWeekday delay, ObjectNode object) {
    var days = object.putArray("days");
    delay.days().forEach(day -> days.add(day.name()));
    object.put("at", delay.at().toString());
    object.put("zone", Choices.name(delay.zone()));
  }
}
