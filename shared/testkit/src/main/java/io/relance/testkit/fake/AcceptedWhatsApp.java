package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that the fake Meta accepted.
 *
 * @param id Meta's id of it
 * @param request as it came
 */
public record AcceptedWhatsApp(String id, JsonNode request) {
  public String to() {
    return request.path("to").asText();
  }

  /** The free text, or the caption. */
  public String text() {
    return request.at("/text/body").asText(request.at("/image/caption").asText());
  }

  /** Our id of the send. */
  public String sendId() {
    return request.path("biz_opaque_callback_data").asText();
  }
}
