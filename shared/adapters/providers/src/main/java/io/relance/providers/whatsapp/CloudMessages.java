package io.relance.providers.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppContent;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppMessage;
import io.relance.domain.provider.WhatsAppTemplate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes messages as Meta's messages resource takes them. */
final class CloudMessages {
  private static final Pattern VIDEO = Pattern.compile("(?i)\\.(?:mp4|3gpp?)$");
  private static final Pattern DOCUMENT = Pattern.compile("(?i)\\.(?:pdf|txt|docx?|xlsx?|pptx?)$");

  private CloudMessages() {}

  static String write(WhatsAppMessage message) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("messaging_product", "whatsapp")
            .put("recipient_type", "individual")
            .put("to", message.to())
            .put("biz_opaque_callback_data", message.sendId().value());
    write(message.content(), json);
    return json.toString();
  }

  private static void write(WhatsAppContent content, ObjectNode json) {
    if (content.template().isPresent()) {
      json.put("type", "template");
      write(content.template().orElseThrow(), content, json.putObject("template"));
    } else if (content.media().isPresent()) {
      var media = media(content.media().orElseThrow(), json);
      if (!content.text().isBlank()) {
        media.put("caption", content.text());
      }
    } else {
      json.put("type", "text");
      json.putObject("text").put("body", content.text()).put("preview_url", true);
    }
  }

  private static void write(WhatsAppTemplate template, WhatsAppContent content, ObjectNode json) {
    json.put("name", template.name());
    json.putObject("language").put("code", template.language());
    var components = JsonNodeFactory.instance.arrayNode();
    content
        .media()
        .ifPresent(
            url ->
                media(
                    url,
                    components
                        .addObject()
                        .put("type", "header")
                        .putArray("parameters")
                        .addObject()));
    if (!template.variables().isEmpty()) {
      var body = components.addObject().put("type", "body").putArray("parameters");
      template.variables().forEach(text -> body.addObject().put("type", "text").put("text", text));
    }
    if (!components.isEmpty()) {
      json.set("components", components);
    }
  }

  /** Puts an address under the type that its ending says; a picture where it says nothing. */
  private static ObjectNode media(String url, ObjectNode json) {
    var type = type(url);
    json.put("type", type);
    return json.putObject(type).put("link", url);
  }

  private static String type(String url) {
    var path = url.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
    if (VIDEO.matcher(path).find()) {
      return "video";
    }
    return DOCUMENT.matcher(path).find() ? "document" : "image";
  }
}
