package io.relance.application.sending.render;

import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.model.Recipient;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact's message as it is forwarded: its author and its text. */
record ForwardedMessage(String writer, String written) {

  ForwardedMessage(SendContext sendContext, String written) {
    this(sendContext.recipient().map(ForwardedMessage::name).orElse(""), written);
  }

  /** The text of the inbound message that triggered the enrollment, if any. */
  static Optional<String> inbound(Map<String, Object> variables) {
    return variables.get("message") instanceof Map<?, ?> message
            && message.get("text") instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  String text() {
    return written.contains(writer) ? written : writer + ": " + written;
  }

  String html() {
    return "<p>" + escaped(text()).replace("\n", "<br>\n") + "</p>";
  }

  private static String name(Recipient recipient) {
    var name =
        Stream.of("firstName", "lastName")
            .flatMap(part -> Stream.ofNullable(recipient.variables().get(part)))
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    var address = recipient.phone().or(recipient::email).orElse("");
    return name.isEmpty() || address.isEmpty() ? name + address : name + " (" + address + ")";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
