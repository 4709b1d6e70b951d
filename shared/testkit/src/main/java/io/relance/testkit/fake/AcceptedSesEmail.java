package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/**
 * An email that the fake SES accepted.
 *
 * @param id SES's id of it
 * @param request as it came
 */
public record AcceptedSesEmail(String id, JsonNode request) {
  public String from() {
    return request.path("FromEmailAddress").asText();
  }

  public String to() {
    return request.at("/Destination/ToAddresses/0").asText();
  }

  /** The email as mail servers get it. */
  public String mime() {
    return new String(Base64.getDecoder().decode(request.at("/Content/Raw/Data").asText()), UTF_8);
  }

  /** The value of our tag. */
  public String tag() {
    return request.at("/EmailTags/0/Value").asText();
  }
}
