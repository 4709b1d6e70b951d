package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-4: PUT /v1/contacts creates a contact, or changes the one there is")
class UpsertApiTest extends ApiTest {
  @Test
  void createsAContactOnceAndChangesWhatIsNamedAfterwards() {
    var made =
        put(
            "email",
            """
            {"email": "Up@example.org", "firstName": "Up", "properties": {"a": 1},
             "consents": [{"channel": "email", "state": "subscribed", "source": "import"}]}
            """);
    var changed =
        put(
            "email",
            """
            {"email": "up@example.org", "lastName": "Sert", "properties": {"b": true},
             "consents": [{"channel": "email", "state": "unsubscribed"}]}
            """);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v1/contacts/" + made.text("/id"));
    assertThat(made.text("/consents/0/state")).isEqualTo("subscribed");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/id")).isEqualTo(made.text("/id"));
    assertThat(changed.text("/firstName")).isEqualTo("Up");
    assertThat(changed.text("/lastName")).isEqualTo("Sert");
    assertThat(changed.json().at("/properties").toString()).isEqualTo("{\"a\":1,\"b\":true}");
    assertThat(changed.text("/consents/0/state")).isEqualTo("unsubscribed");
  }

  @Test
  void findsByAPhoneAndByAnExternalIdToo() {
    var byPhone = put("phone", "{\"phone\": \"+33639986001\"}");
    var again = put("phone", "{\"phone\": \"06 39 98 60 01\", \"firstName\": \"Ana\"}");
    var byId = put("externalId.shopify", "{\"externalIds\": {\"shopify\": \"86001\"}}");
    var same = put("externalId.shopify", "{\"externalIds\": {\"shopify\": \"86001\"}}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/id")).isEqualTo(byPhone.text("/id"));
    assertThat(byId.status()).isEqualTo(201);
    assertThat(same.status()).isEqualTo(200);
  }

  @Test
  void namesTheContactThatHasAnotherIdentity() {
    var owner = put("email", "{\"email\": \"owner@example.org\"}").text("/id");
    put("phone", "{\"phone\": \"+33639986002\"}");
    var changed = put("phone", "{\"phone\": \"+33639986002\", \"email\": \"owner@example.org\"}");
    var created = put("phone", "{\"phone\": \"+33639986005\", \"email\": \"owner@example.org\"}");

    assertThat(created.status()).isEqualTo(409);
    assertThat(created.text("/contactId")).isEqualTo(owner);
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.text("/contactId")).isEqualTo(owner);
  }

  @Test
  @DisplayName("a phone of several contacts is 409 naming them, and other keys still find each")
  void refusesAPhoneOfSeveralContacts() {
    var phone = "\"phone\": \"+33639986004\"";
    var one = put("email", "{\"email\": \"one@example.org\", " + phone + "}");
    var two = put("email", "{\"email\": \"two@example.org\", " + phone + "}");

    var refused = put("phone", "{" + phone + ", \"firstName\": \"Ana\"}");

    assertThat(two.status()).isEqualTo(201);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("contact.phone-shared");
    assertThat(refused.json().path("contactIds"))
        .extracting(com.fasterxml.jackson.databind.JsonNode::asText)
        .containsExactlyInAnyOrder(one.text("/id"), two.text("/id"));
    assertThat(api.get("/v1/contacts?phone=%2B33639986004").json().path("items")).hasSize(2);
  }

  @Test
  @DisplayName("case 03: a national number is read by the country of its contact")
  void readsAPhoneByTheCountryOfTheContact() {
    var body = "{\"phone\": \"(210) 555-0147\", \"country\": \"US\"}";
    var made = put("phone", body);
    var again = put("phone", body);

    assertThat(made.text("/phone")).isEqualTo("+12105550147");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/id")).isEqualTo(made.text("/id"));
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(put("email", "{\"phone\": \"+33639986003\"}").faultyPaths())
        .containsExactly("email");
    assertThat(put("email", "{\"email\": null}").faultyPaths()).containsExactly("email");
    assertThat(put("email", "{\"email\": \"nobody\"}").faultyPaths()).containsExactly("email");
    assertThat(put("emial", "{}").status()).isEqualTo(400);
    assertThat(put("emial", "{}").text("/detail"))
        .contains("by: must be", "\"emial\"", "did you mean \"email\"?");
    assertThat(api.put("/v1/contacts", "{}").status()).isEqualTo(400);
  }

  private Answer put(String by, String body) {
    return api.put("/v1/contacts?by=" + by, body);
  }
}
