package io.relance.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.function.UnaryOperator;

/** A body that each route takes, with ids of what is there. */
final class Bodies {
  static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello {{ contact.firstName | default: 'you' }}", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P2D", "next": "weekday"},
        {"id": "weekday", "name": "Weekday", "kind": "delay-until-weekday",
         "days": ["MONDAY", "TUESDAY"], "at": "09:00", "zone": "contact", "next": "who"},
        {"id": "who", "name": "Who", "kind": "condition",
         "criteria": {"all": [{"property": "country", "is": "FR"},
           {"not": {"event": "order", "atLeast": 1, "since": "P30D"}}]},
         "onTrue": "ask", "onFalse": "done"},
        {"id": "ask", "name": "Tell", "kind": "forward", "to": [{"sms": "+33698765432"}],
         "text": "{{ contact.phone }} was here", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  /** A server at which nothing listens. */
  static final String SFTP_SERVER =
      """
      {"name": "Warehouse", "host": "127.0.0.1", "port": 1, "user": "relance", "password": "s3cret",
       "hostKey": "%s", "folder": "/exports"}
      """
          .formatted(
              "ecdsa-sha2-nistp256 "
                  + "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHMEkgTlRGasJQ2qNq"
                  + "4LorWjUviWPEJtLWMSjHI8+gAfSvM4izuTY3b1tDtJAWSy54BysTRq6sS1CpAXQykceVQ=");

  static final String AUTOMATION =
      "{\"name\": \"Hello\", \"description\": \"Says hello\", \"flow\": %s}".formatted(FLOW);

  private static final String CRITERIA =
      """
      {"any": [{"property": "country", "is": "FR"}, {"event": "order", "atLeast": 2}]}
      """;

  private static final Map<String, String> BY_ROUTE =
      Map.ofEntries(
          Map.entry("/v1/automations POST", AUTOMATION),
          Map.entry(
              "/v1/automations/{id} PATCH",
              "{\"name\": \"Hello again\", \"description\": \"Now\", \"flow\": %s}"
                  .formatted(FLOW)),
          Map.entry("/v1/dead-letters/replays POST", "{\"cause\": \"sends\"}"),
          Map.entry("/v1/sending/pause POST", "{\"automationId\": \"AUTOMATION_ID\"}"),
          Map.entry("/v1/sending/resume POST", "{\"automationId\": \"AUTOMATION_ID\"}"),
          Map.entry("/v1/flows/checks POST", "{\"flow\": %s}".formatted(FLOW)),
          Map.entry(
              "/v1/questions/matches POST",
              "{\"choices\": [{\"text\": \"Yes\", \"aliases\": [\"Sure\"]}, {\"text\": \"No\"}],"
                  + " \"texts\": [\"yess\"]}"),
          Map.entry("/v1/texts/renderings POST", "{\"channel\": \"sms\", \"text\": \"Hello\"}"),
          Map.entry(
              "/v1/messages/tests POST",
              "{\"flow\": %s, \"elementId\": \"hello\", \"to\": \"+33612345699\"}".formatted(FLOW)),
          Map.entry("/v1/automations/{id}/activate POST", "{\"note\": \"First\"}"),
          Map.entry(
              "/v1/automations/{id}/splits/{elementId}/winner POST", "{\"variation\": \"a\"}"),
          Map.entry("/v1/automations/{id}/deactivate POST", "{\"inFlight\": \"finish\"}"),
          Map.entry(
              "/v1/automations/{id}/enrollments POST",
              "{\"contactId\": \"CONTACT\", \"properties\": {\"code\": \"A1\", \"points\": 12.5}}"),
          Map.entry(
              "/v1/automations/{id}/launches POST",
              "{\"audience\": {\"contactIds\": [\"CONTACT\"]}}"),
          Map.entry(
              "/v1/automations/{id}/simulations POST",
              """
              {"contactId": "CONTACT", "event": {"variables": {"order": {"name": "#1001"}}},
               "properties": {"code": "A1"}, "replies": [{"after": "PT1H", "text": "yes"}],
               "startAt": "2026-11-25T10:00:00Z"}
              """),
          Map.entry(
              "/v1/contacts POST",
              """
              {"externalIds": {"shopify": "77"}, "phone": "+33611111111", "email": "a@example.com",
               "firstName": "Ana", "lastName": "Roy", "timeZone": "Europe/Paris", "locale": "fr-FR",
               "country": "FR", "properties": {"vip": true, "points": 3, "city": "Lyon"},
               "consents": [{"channel": "sms", "type": "marketing", "state": "subscribed",
                 "source": "form", "at": "2026-11-22T10:00:00Z"}]}
              """),
          Map.entry(
              "/v1/contacts/{id} PATCH",
              "{\"firstName\": \"Ana\", \"email\": null, \"properties\": {\"vip\": false}}"),
          Map.entry(
              "/v1/contacts/{id}/consents/{channel} PUT",
              "{\"state\": \"subscribed\", \"type\": \"marketing\", \"source\": \"form\"}"),
          Map.entry(
              "/v1/contacts PUT",
              """
              {"phone": "+33622222222", "firstName": "Bea", "properties": {"points": 3},
               "consents": [{"channel": "sms", "state": "subscribed", "source": "form"}]}
              """),
          Map.entry("/v1/properties/{name} PUT", "{\"type\": \"text\", \"label\": \"Size\"}"),
          Map.entry(
              "/v1/events POST",
              """
              {"events": [{"contactId": "CONTACT", "event": "quiz-finished",
               "at": "2026-11-22T10:00:00Z", "properties": {"score": 8}}]}
              """),
          Map.entry(
              "/v1/tables POST",
              "{\"name\": \"Pets\", \"columns\": [{\"name\": \"age\", \"type\": \"number\"}]}"),
          Map.entry(
              "/v1/tables/{key}/rows/{row} PUT",
              "{\"contactId\": \"CONTACT\", \"values\": {\"age\": 3}}"),
          Map.entry("/v1/sftp-servers POST", SFTP_SERVER),
          Map.entry("/v1/promo-banks POST", "{\"name\": \"Summer\", \"lowAt\": 100}"),
          Map.entry("/v1/lists POST", "{\"name\": \"Regulars\"}"),
          Map.entry("/v1/lists/{id} PATCH", "{\"name\": \"Irregulars\"}"),
          Map.entry("/v1/lists/{id}/members POST", "{\"contactIds\": [\"CONTACT\"]}"),
          Map.entry("/v1/lists/{id}/members DELETE", "{\"contactIds\": [\"CONTACT\"]}"),
          Map.entry(
              "/v1/tokens POST",
              "{\"name\": \"Mia\", \"role\": \"analyst\", \"expiresAt\":"
                  + " \"2027-11-22T10:00:00Z\"}"),
          Map.entry(
              "/v1/imports POST",
              """
              {"kind": "contacts", "mapping": {"E-mail": "email"}, "dryRun": true,
               "consent": [{"channel": "email", "state": "subscribed", "source": "form"}]}
              """),
          Map.entry("/v1/imports/{id}/run POST", "{\"mapping\": {\"E-mail\": \"email\"}}"),
          Map.entry(
              "/v1/launches/estimates POST",
              "{\"automationId\": \"AUTOMATION_ID\", \"audience\": {\"contactIds\":"
                  + " [\"CONTACT\"]}}"),
          Map.entry("/v1/lists/{id}/exports POST", "{\"format\": \"csv\"}"),
          Map.entry(
              "/v1/segments POST", "{\"name\": \"Here\", \"criteria\": %s}".formatted(CRITERIA)),
          Map.entry("/v1/segments/calculations POST", "{\"criteria\": %s}".formatted(CRITERIA)),
          Map.entry(
              "/v1/segments/{id} PUT",
              "{\"name\": \"There\", \"criteria\": %s, \"persona\": true}".formatted(CRITERIA)),
          Map.entry("/v1/segments/{id}/changes POST", "{\"criteria\": %s}".formatted(CRITERIA)),
          Map.entry("/v1/segments/{id}/exports POST", "{\"format\": \"xlsx\"}"),
          Map.entry("/v1/session POST", "{\"code\": \"a-code\", \"remember\": true}"),
          Map.entry("/v1/session/access POST", "{}"),
          Map.entry("/v1/clock POST", "{\"advance\": \"PT0S\"}"));

  private Bodies() {}

  /** What a route takes; a route that is new needs a line here. */
  static String of(Route route, OpenServer server) {
    return named(template(route), server::id);
  }

  /** What a route takes, the same at each run, with names in the place of ids. */
  static String template(Route route) {
    var body = BY_ROUTE.get(route.toString());
    if (body == null) {
      throw new IllegalStateException("Bodies has no example for " + route);
    }
    return body;
  }

  /** What each route takes, by its path and method. */
  static Map<String, String> all() {
    return BY_ROUTE;
  }

  /**
   * A template with the ids of what is there; it need not be JSON any more.
   *
   * @param ids an id by the path of its list
   */
  static byte[] filled(byte[] template, UnaryOperator<String> ids) {
    return named(new String(template, ISO_8859_1), ids).getBytes(ISO_8859_1);
  }

  private static String named(String template, UnaryOperator<String> ids) {
    return template
        .replace("CONTACT", ids.apply("/v1/contacts"))
        .replace("AUTOMATION_ID", ids.apply("/v1/automations"));
  }
}
