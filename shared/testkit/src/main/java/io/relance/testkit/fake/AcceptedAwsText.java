package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A text that the fake AWS accepted.
 *
 * @param id AWS's id of it
 * @param request as it came
 */
public record AcceptedAwsText(String id, JsonNode request) {
  public String from() {
    return request.path("OriginationIdentity").asText();
  }

  public String to() {
    return request.path("DestinationPhoneNumber").asText();
  }

  public String text() {
    return request.path("MessageBody").asText();
  }

  /** Our id of the send. */
  public String sendId() {
    return request.at("/Context/send").asText();
  }
}
