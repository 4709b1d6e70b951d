package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-4: contacts are found by name, by a part of an email, by a phone in any form")
class ContactSearchApiTest extends ApiTest {
  @Test
  void findsByName() {
    var zoe = made("+33639985001", "zoe.martin@example.org", "Zoé", "Martinou");
    made("+33639985002", "other@example.org", "Zack", "Bernard");

    assertThat(found("zoe martinou")).containsExactly(zoe);
    assertThat(found("MARTINOU")).containsExactly(zoe);
    assertThat(found("Zoé")).containsExactly(zoe);
    assertThat(found("nobody at all")).isEmpty();
  }

  @Test
  void findsByAPartOfAnEmailAndByTheWholeOne() {
    var long1 = made("+33639985003", "jo.hana-search@example.org", "A", "B");
    var exact = made("+33639985004", "hana-search@example.org", "C", "D");

    assertThat(found("HANA-search")).containsExactlyInAnyOrder(long1, exact);
    assertThat(found("hana-search@example.org")).containsExactly(exact);
  }

  @Test
  void findsByAPhoneInAnyForm() {
    var id = made("+33639985005", "phone-search@example.org", "E", "F");

    for (var form : List.of("+33639985005", "06 39 98 50 05", "0033639985005", "639985005")) {
      assertThat(found(form)).as(form).containsExactly(id);
    }
  }

  @Test
  void findsThoseOnAListWhoMeetTheRestToo() {
    var list = list("Searched");
    var one = made("+33639985006", "list-one@example.org", "Odile", "Unique");
    var two = made("+33639985007", "list-two@example.org", "Odile", "Deux");
    made("+33639985008", "list-three@example.org", "Odile", "Unique");
    api.post(
        "/v1/lists/%s/members".formatted(list),
        "{\"contactIds\": [\"%s\", \"%s\"]}".formatted(one, two));

    assertThat(api.get("/v1/contacts?listId=" + list).items("id"))
        .containsExactlyInAnyOrder(one, two);
    assertThat(api.get("/v1/contacts?query=unique&listId=" + list).items("id"))
        .containsExactly(one);
    assertThat(api.get("/v1/contacts?email=list-three@example.org&listId=" + list).items("id"))
        .isEmpty();
  }

  @Test
  void pagesThroughWhatIsFoundWithNobodyTwice() {
    var wanted = new ArrayList<String>();
    for (int at = 0; at < 7; at++) {
      api.clock.pass(Duration.ofSeconds(1));
      wanted.add(made("+3363998520" + at, "paged%d@example.org".formatted(at), "Paged", "X"));
      made("+3363998530" + at, "unpaged%d@example.org".formatted(at), "Other", "Y");
    }
    var found = new ArrayList<String>();
    var page = api.get("/v1/contacts?query=paged&limit=2");
    found.addAll(page.items("id"));
    made("+33639985309", "later@example.org", "Paged", "Later");
    while (!page.text("/next").isEmpty()) {
      page = api.get("/v1/contacts?query=paged&limit=2&cursor=" + page.text("/next"));
      found.addAll(page.items("id"));
    }

    assertThat(found).doesNotHaveDuplicates().containsAll(wanted);
  }

  @Test
  void saysWhatASearchMustBe() {
    assertThat(refused("phone=hello")).contains("phone: must be", "\"hello\"");
    assertThat(refused("email=nobody")).contains("email: must be", "\"nobody\"");
    assertThat(refused("query=%20")).contains("query: must be");
    assertThat(refused("listId=nothing")).contains("no list \"nothing\"");
    assertThat(refused("listId=" + list("Foreign") + "&cursor=abc")).contains("cursor");
  }

  private String refused(String query) {
    var answer = api.get("/v1/contacts?" + query);
    assertThat(answer.status()).isEqualTo(400);
    return answer.text("/detail");
  }

  private List<String> found(String query) {
    var encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return api.get("/v1/contacts?limit=200&query=" + encoded).items("id");
  }

  private String made(String phone, String email, String firstName, String lastName) {
    Answer made =
        api.post(
            "/v1/contacts",
            """
            {"phone": "%s", "email": "%s", "firstName": "%s", "lastName": "%s"}
            """
                .formatted(phone, email, firstName, lastName));
    assertThat(made.status()).isEqualTo(201);
    return made.text("/id");
  }
}
