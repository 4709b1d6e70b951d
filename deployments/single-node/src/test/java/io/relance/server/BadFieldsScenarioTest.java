package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-4, bad input: fields that are not what they should be, each named")
class BadFieldsScenarioTest extends SweepTest {
  private static final int MANY = 10_000;

  /** A field of a contact, and what it is not. */
  private static final String CONTACTS =
      """
      phone |       "hello"
      phone |       "+"
      phone |       "+33 6 12"
      phone |       7
      email |       "nobody"
      email |       "a@b@c"
      email |       "@example.com"
      email |       ["a@example.com"]
      timeZone |    "Mars/Base"
      timeZone |    "+25:00"
      timeZone |    ""
      locale |      "xx_!!"
      locale |      "french please"
      country |     "Utopia"
      country |     "ZZ"
      firstName |   {}
      externalIds | "77"
      externalIds | {"mastodon": "77"}
      properties |  []
      properties |  {"a": {"b": 1}}
      properties |  {"a": [1]}
      consents |    {}
      consents |    [null]
      consents |    [7]
      consents |    [{"channel": "pigeon", "state": "subscribed"}]
      consents |    [{"channel": "sms", "state": "maybe"}]
      consents |    [{"channel": "sms", "state": "subscribed", "type": "gossip"}]
      consents |    [{"channel": "sms", "state": "subscribed", "at": "yesterday"}]
      consents |    [{"channel": "sms", "state": "subscribed", "at": "2999-01-01T00:00:00Z"}]
      consents |    [{"channel": "sms", "state": "subscribed", "source": ""}]
      """;

  /** A path, a body that it does not take, and the field at fault. */
  private static final String OTHERS =
      """
      /v1/tokens |      {"name": "x"} |                                  role
      /v1/tokens |      {"role": "analyst"} |                            name
      /v1/tokens |      {"name": "x", "role": "king"} |                  role
      /v1/tokens |      {"name": " ", "role": "analyst"} |               name
      /v1/lists |       {} |                                             name
      /v1/lists |       {"name": null} |                                 name
      /v1/automations | {"name": "x"} |                                  flow
      /v1/automations | {"name": "x", "template": "nothing"} |           template
      /v1/automations | {"name": "x", "template": "../x"} |              template
      /v1/automations | {"name": "x", "flow": []} |                      flow
      /v1/automations | {"name": "x", "trigger": []} |                   trigger
      /v1/automations | {"name": "x", "flow": {}, "locale": "!!"} |      locale
      /v1/clock |       {"advance": "tomorrow"} |                        advance
      /v1/clock |       {"advance": "-PT1H"} |                           advance
      /v1/clock |       {"advance": "P9999D"} |                          advance
      /v1/clock |       {} |                                             advance
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = CONTACTS)
  void namesTheFieldOfAContact(String field, String value) {
    var body = "{\"lastName\": \"Roy\", \"%s\": %s}".formatted(field, value);

    server.call("POST", "/v1/contacts", body).refuses(422).naming(field);
    server
        .call("PATCH", "/v1/contacts/" + server.id("/v1/contacts"), body)
        .refuses(422)
        .naming(field);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = OTHERS)
  void namesTheFieldOfOtherBodies(String path, String body, String field) {
    server.call("POST", path, body).refuses(400, 422).naming(field);
  }

  @Test
  void namesTheContactsThatNobodyIs() {
    var list = "/v1/lists/%s/members".formatted(server.id("/v1/lists"));
    var automation = "/v1/automations/" + server.id("/v1/automations");

    server.call("POST", list, "{\"contactIds\": []}").refuses(422).naming("contactIds");
    server
        .call("POST", list, "{\"contactIds\": [\"nobody\"]}")
        .refuses(422)
        .naming("contactIds[0]");
    server
        .call("POST", automation + "/enrollments", "{\"contactId\": \"nobody\"}")
        .refuses(422)
        .naming("contactId");
    server
        .call("POST", automation + "/launches", "{\"audience\": {\"listId\": \"nothing\"}}")
        .refuses(422)
        .naming("audience.listId");
    server
        .call("POST", automation + "/launches", "{\"audience\": {\"segmentId\": \"x\"}}")
        .refuses(422)
        .naming("audience.segmentId");
  }

  @Test
  void refusesMoreThanItTakes() {
    var ids = many(MANY, number -> "\"c%d\"".formatted(number));
    var list = "/v1/lists/%s/members".formatted(server.id("/v1/lists"));
    var keywords = many(MANY, number -> "\"word%dx\"".formatted(number));
    var elements = many(20_000, number -> "{\"id\": \"e%d\"}".formatted(number));
    var properties = many(1_500, number -> "\"p%d\": \"%s\"".formatted(number, "x".repeat(100)));

    server
        .call("POST", list, "{\"contactIds\": [%s]}".formatted(ids))
        .refuses(422)
        .naming("contactIds");
    server.call("POST", "/v1/automations", flow(keywords, "")).refuses(422).naming("flow");
    server.call("POST", "/v1/automations", flow("\"order\"", elements)).refuses(422).naming("flow");
    server
        .call("POST", "/v1/contacts", "{\"properties\": {%s}}".formatted(properties))
        .refuses(422)
        .naming("properties");
    server
        .call("POST", "/v1/lists", "{\"name\": \"%s\"}".formatted("x".repeat(201)))
        .refuses(422)
        .naming("name");
  }

  @Test
  void tellsOnlyTheFirstOfVeryManyFaults() {
    var fields = many(10_000, number -> "\"f%d\": 1".formatted(number));
    var reply = server.call("POST", "/v1/lists", "{%s}".formatted(fields)).refuses(422);

    assertThat(reply.json().path("errors")).hasSizeBetween(1, 100);
  }

  private static String flow(String keywords, String elements) {
    return """
    {"name": "Many", "flow": {"format": 1, "start": "e0", "elements": [%s], "trigger":
      {"kind": "inbound-message", "channel": "sms", "match": "contains", "keywords": [%s]}}}
    """
        .formatted(elements, keywords);
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(", "));
  }
}
