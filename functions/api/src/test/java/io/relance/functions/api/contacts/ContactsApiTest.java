package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import io.relance.functions.api.TestApi;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-4: contacts are made, found, changed")
class ContactsApiTest extends ApiTest {
  private static final String ANA =
      """
      {"externalIds": {"shopify": "820982911946154508"}, "phone": "06 39 98 10 01",
       "email": "Ana@Example.org", "firstName": "Ana", "lastName": "Martin",
       "timeZone": "Europe/Paris", "locale": "fr-FR",
       "properties": {"points": 100, "vip": true, "colour": "blue"},
       "consents": [{"channel": "sms", "type": "marketing", "state": "subscribed",
                     "source": "till", "at": "2026-11-01T10:00:00+01:00"}]}
      """;

  @Test
  void keepsWhatIsGivenInItsOneForm() {
    var made = api.post("/v1/contacts", ANA);
    var got = api.get("/v1/contacts/" + made.text("/id"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v1/contacts/" + made.text("/id"));
    assertThat(got.json()).isEqualTo(made.json());
    assertThat(got.text("/externalIds/shopify")).isEqualTo("820982911946154508");
    assertThat(got.text("/phone")).isEqualTo("+33639981001");
    assertThat(got.text("/email")).isEqualTo("ana@example.org");
    assertThat(got.json().at("/properties").toString())
        .isEqualTo("{\"points\":100,\"vip\":true,\"colour\":\"blue\"}");
    assertThat(got.json().at("/consents/0").toString())
        .isEqualTo(
            "{\"channel\":\"sms\",\"type\":\"marketing\",\"state\":\"subscribed\","
                + "\"source\":\"till\",\"at\":\"2026-11-01T09:00:00.000Z\"}");
  }

  @Test
  void findsByPhoneAndEmailAsPeopleWriteThem() {
    var id =
        api.post("/v1/contacts", "{\"phone\": \"+33639981002\", \"email\": \"bo@example.org\"}")
            .text("/id");

    assertThat(api.get("/v1/contacts?phone=%2B33639981002").items("id")).containsExactly(id);
    assertThat(api.get("/v1/contacts?phone=+33639981002").items("id")).containsExactly(id);
    assertThat(api.get("/v1/contacts?phone=0639981002").items("id")).containsExactly(id);
    assertThat(api.get("/v1/contacts?email=BO@example.org").items("id")).containsExactly(id);
    assertThat(api.get("/v1/contacts?email=bo@example.org&phone=0639981002").items("id"))
        .containsExactly(id);
    assertThat(api.get("/v1/contacts?phone=0639981099").items("id")).isEmpty();
  }

  @Test
  void listsTheNewestFirst() {
    api.clock.pass(Duration.ofSeconds(1));
    var first = contact("+33639981003");
    api.clock.pass(Duration.ofSeconds(1));
    var second = contact("+33639981004");
    var page = api.get("/v1/contacts?limit=1");
    var next = api.get("/v1/contacts?limit=1&cursor=" + page.text("/next"));

    assertThat(page.items("id")).containsExactly(second);
    assertThat(next.items("id")).containsExactly(first);
    assertThat(api.get("/v1/lists?cursor=" + page.text("/next")).status()).isEqualTo(400);
  }

  @Test
  void changesWhatIsGivenAndRemovesWhatIsNull() {
    var id =
        api.post(
                "/v1/contacts",
                """
                {"phone": "+33639981005", "firstName": "Cy", "lastName": "Roux",
                 "properties": {"a": 1, "b": 2}}
                """)
            .text("/id");
    var edited =
        patch(
            id,
            """
            {"firstName": "Cyril", "lastName": null, "properties": {"a": null, "c": "new"}}
            """);

    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.text("/firstName")).isEqualTo("Cyril");
    assertThat(edited.json().has("lastName")).isFalse();
    assertThat(edited.text("/phone")).isEqualTo("+33639981005");
    assertThat(edited.json().at("/properties").toString()).isEqualTo("{\"b\":2,\"c\":\"new\"}");
  }

  @Test
  void takesMergePatchesByTheirOwnType() {
    var id = contact("+33639981006");
    var edited =
        TestApi.send(
            api.request("/v1/contacts/" + id)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"firstName\": \"Di\"}")));

    assertThat(edited.text("/firstName")).isEqualTo("Di");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"phone\": \"call me\"} | phone",
        "{\"phone\": 33639981007} | phone",
        "{\"email\": \"nobody\"} | email",
        "{\"timeZone\": \"Mars/Olympus\"} | timeZone",
        "{\"locale\": \"klingon\"} | locale",
        "{\"country\": \"Atlantis\"} | country",
        "{\"externalIds\": 7} | externalIds",
        "{\"externalIds\": {\"magento\": \"1\"}} | externalIds.magento",
        "{\"externalIds\": {\"shopify\": 7}} | externalIds.shopify",
        "{\"properties\": []} | properties",
        "{\"properties\": {\"a\": {}}} | properties.a",
        "{\"properties\": {\"a\": 1e99}} | properties.a",
        "{\"properties\": {\"email\": \"x\"}} | properties.email",
        "{\"colour\": \"blue\"} | colour",
        "{\"consents\": [{\"channel\": \"pigeon\", \"state\": \"subscribed\"}]}"
            + " | consents[0].channel",
        "{\"consents\": [{\"channel\": \"sms\"}]} | consents[0].state",
        "{\"consents\": [{\"channel\": \"sms\", \"state\": \"subscribed\","
            + " \"at\": \"tomorrow\"}]} | consents[0].at",
        "{\"consents\": [{\"channel\": \"sms\", \"state\": \"subscribed\","
            + " \"at\": \"2099-01-01T00:00:00Z\"}]} | consents[0].at",
        "{\"consents\": [{\"channel\": \"sms\", \"state\": \"subscribed\","
            + " \"why\": \"x\"}]} | consents[0].why",
        "{\"consents\": {}} | consents",
        "{\"consents\": [null]} | consents[0]",
      })
  void namesWhatIsWrong(String body, String path) {
    var answer = api.post("/v1/contacts", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.isProblem()).isTrue();
    assertThat(answer.faultyPaths()).containsExactly(path);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    var answer =
        api.post(
            "/v1/contacts",
            """
            {"phone": "x", "email": "y", "locale": "z", "timeZone": "Europe/Pari", "firstName": 7,
             "properties": {"a": {}}, "consents": [{"channel": "smss", "state": "subscribed"}]}
            """);

    assertThat(answer.faultyPaths())
        .containsExactlyInAnyOrder(
            "phone",
            "email",
            "locale",
            "timeZone",
            "firstName",
            "properties.a",
            "consents[0].channel");
    assertThat(answer.body())
        .contains("must be a phone number such as +33612345678, not \\\"x\\\"")
        .contains("did you mean \\\"Europe/Paris\\\"?")
        .contains("did you mean \\\"sms\\\"?");
  }

  @Test
  void needsAnIdentityFromTheFirstToTheLast() {
    var nobody = api.post("/v1/contacts", "{\"firstName\": \"Ana\"}");
    var id = contact("+33639981011");
    var emptied = patch(id, "{\"phone\": null}");
    var changed = patch(id, "{\"phone\": null, \"email\": \"last@example.org\"}");

    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.faultyPaths()).containsExactly("phone");
    assertThat(emptied.status()).isEqualTo(422);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/email")).isEqualTo("last@example.org");
  }

  @Test
  void movesNoIdentityFromOneContactToAnother() {
    var email = "{\"email\": \"owner81008@example.org\"}";
    var owner = api.post("/v1/contacts", email).text("/id");
    var other = contact("+33639981009");
    var made = api.post("/v1/contacts", email);
    var edited = patch(other, email);

    assertThat(made.status()).isEqualTo(409);
    assertThat(made.code()).isEqualTo("contact.identity-taken");
    assertThat(made.isProblem()).isTrue();
    assertThat(made.text("/detail")).contains("email", owner);
    assertThat(made.text("/contactId")).isEqualTo(owner);
    assertThat(edited.status()).isEqualTo(409);
  }

  @Test
  @DisplayName("D5.1: several contacts may have one phone")
  void givesOnePhoneToSeveralContacts() {
    contact("+33639981008");
    var made = api.post("/v1/contacts", "{\"phone\": \"+33639981008\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/phone")).isEqualTo("+33639981008");
  }

  @Test
  void changesNoConsentByAPatch() {
    var id = contact("+33639981010");

    assertThat(patch(id, "{\"consents\": []}").faultyPaths()).containsExactly("consents");
    assertThat(patch("unknown", "{}").status()).isEqualTo(404);
  }

  private Answer patch(String id, String body) {
    return api.patch("/v1/contacts/" + id, body);
  }
}
