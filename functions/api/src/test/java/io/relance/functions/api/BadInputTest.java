package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-4, bad input: every refusal is a problem document, and nothing is half done")
class BadInputTest extends ApiTest {
  @Test
  void saysWhereJsonIsMalformed() {
    var answer = api.post("/v1/automations", "{\"name\": \"x\",\n  \"flow\": {]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.isProblem()).isTrue();
    assertThat(answer.code()).isEqualTo("request.malformed");
    assertThat(answer.text("/detail"))
        .isEqualTo("The body must be JSON; it has an error at line 2, column 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "7",
        "\"name\"",
        "{\"name\": \"x\"",
        "{\"name\": \"x\"} trailing",
        "{\"name\": \"x\", \"name\": \"y\"}",
        "{'name': 'x'}",
        "{\"name\": NaN}"
      })
  void refusesWhatIsNoJsonObject(String body) {
    var answer = api.post("/v1/automations", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.isProblem()).isTrue();
  }

  @Test
  void namesEveryFieldThatItDoesNotKnow() {
    var answer =
        api.post("/v1/automations", "{\"name\": \"x\", \"colour\": 1, \"flows\": {\"a\": 2}}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.isProblem()).isTrue();
    assertThat(answer.faultyPaths()).containsExactly("colour", "flows");
  }

  @Test
  void reportsAllFaultsAtOnceByTheirPaths() {
    var answer =
        api.post(
            "/v1/automations",
            """
            {"name": 7, "key": "No Key", "description": [], "flow": {"x": 1e9999999999}, "colour": 1}
            """);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.faultyPaths())
        .containsExactly("flow.x", "name", "key", "description", "colour");
  }

  @ParameterizedTest
  @CsvSource({
    "activate, application/x-www-form-urlencoded",
    "activate, text/plain",
    "deactivate, application/x-www-form-urlencoded",
    "deactivate, application/octet-stream",
    "validate, application/x-www-form-urlencoded",
  })
  void needsNoTypeOfABodyThatIsNotThere(String action, String type) {
    var flow = "{\"name\": \"x\", \"template\": \"after-stop\"}";
    var id = api.post("/v1/automations", flow).text("/id");
    var path = "/v1/automations/%s/%s".formatted(id, action);

    assertThat(TestApi.send(posted(path, type, "")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/launches/none/cancel, application/x-www-form-urlencoded, '', 404",
    "/v1/dead-letters/none/replay, application/x-www-form-urlencoded, '', 404",
    "/v1/automations/none/versions/1/restore, text/plain, '', 404",
    "/v1/automations/none/activate, application/x-www-form-urlencoded, note=x, 415",
  })
  void refusesOnlyABodyOfAnotherType(String path, String type, String body, int status) {
    assertThat(TestApi.send(posted(path, type, body)).status()).isEqualTo(status);
  }

  private HttpRequest.Builder posted(String path, String type, String body) {
    return api.request(path)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void writesInstantsWithMilliseconds() {
    var answer = api.post("/v1/lists", "{\"name\": \"Instants\"}");

    assertThat(answer.text("/createdAt"))
        .matches("\\d{4}-\\d\\d-\\d\\dT(\\d\\d:){2}\\d\\d\\.\\d{3}Z");
  }

  @Test
  void summarisesTheErrorsOfARequest() {
    var answer = api.post("/v1/automations", "{\"name\": \"x\", \"colour\": 1, \"flows\": 2}");

    assertThat(answer.text("/type")).isEqualTo("about:blank");
    assertThat(answer.text("/title")).isEqualTo("Unprocessable Content");
    assertThat(answer.code()).isEqualTo("request.invalid");
    assertThat(answer.json().path("errors")).hasSize(2);
    assertThat(answer.json().path("errors").path(0).fieldNames())
        .toIterable()
        .containsExactly("path", "message");
    assertThat(answer.text("/detail")).startsWith("colour: ").contains("; flows: ");
    assertThat(answer.json().has("diagnostics")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "{}", "[]", "[\"x\"]"})
  void namesTheFieldOfAnotherType(String name) {
    var answer = api.post("/v1/automations", "{\"name\": %s, \"flow\": {}}".formatted(name));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.isProblem()).isTrue();
    assertThat(answer.faultyPaths()).containsExactly("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                         | The body must be a JSON object
          {"name": "x", "name": "y"} | Duplicate field "name" at line 1, column 21
          ''                         | The request needs a body
          {"nmae": "x"}              | name: is required; nmae: unknown field "nmae" (did you mean "name"?)
          {"name": 7, "flow": {}}    | name: must be a string, not a number
          """)
  void saysWhatTheBodyMustBe(String body, String detail) {
    assertThat(api.post("/v1/automations", body).text("/detail")).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /v1/automations?sotr=name | unknown query parameter "sotr" (did you mean "sort"?)
          GET  | /v1/lists?state=x         | unknown query parameter "state" (this route has cursor, limit)
          POST | /v1/automations?dry=true  | unknown query parameter "dry" (this route has none)
          """)
  void refusesUnknownQueryParameters(String method, String path, String detail) {
    var answer =
        TestApi.send(api.request(path).method(method, HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("request.unknown-parameter");
    assertThat(answer.text("/detail")).isEqualTo(detail);
    assertThat(answer.faultyPaths()).hasSize(1);
  }

  @Test
  void refusesRepeatedQueryParameters() {
    var answer = api.get("/v1/messages?limit=1&limit=2");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("request.repeated-parameter");
    assertThat(answer.text("/detail")).isEqualTo("query parameter \"limit\" must occur only once");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/automations, Use GET or POST here",
    "/v1/messages, Use GET here",
    "/v1/automations/x/activate, Use POST here"
  })
  void saysWhichMethodToUse(String path, String detail) {
    var answer =
        TestApi.send(api.request(path).method("DELETE", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text("/detail")).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void takesOnlyJson(String type) {
    var answer =
        TestApi.send(
            api.request("/v1/automations")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"x\"}")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.isProblem()).isTrue();
  }

  @Test
  void refusesAnAnnouncedBodyOfTenMegabytes() {
    var answer = api.post("/v1/automations", "x".repeat(10_000_000));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.isProblem()).isTrue();
    assertThat(api.get("/health").status()).isEqualTo(200);
  }

  @Test
  void stopsReadingABodyThatDoesNotSayItsLength() {
    var content = new byte[10_000_000];
    var answer =
        TestApi.send(
            api.request("/v1/automations")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(content))));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.isProblem()).isTrue();
    assertThat(api.get("/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nothing, 404",
    "GET, /nothing, 404",
    "GET, /v1/automations/nobody, 404",
    "DELETE, /v1/automations/nobody, 404",
    "PUT, /v1/automations, 405",
    "DELETE, /health, 405",
    "PUT, /v1/automations/nobody, 405",
  })
  void answersOtherAddressesAndMethodsWithProblems(String method, String path, int status) {
    var answer =
        TestApi.send(api.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.isProblem()).isTrue();
  }

  @Test
  void saysWhichMethodsAnAddressTakes() {
    var refused =
        TestApi.send(
            api.request("/v1/automations").method("PUT", HttpRequest.BodyPublishers.noBody()));
    var asked =
        TestApi.send(
            api.request("/v1/automations").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, POST");
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.header("Allow")).isEqualTo("GET, HEAD, POST");
  }

  @Test
  void answersHeadAsGetWithoutItsBody() {
    var answer =
        TestApi.send(
            api.request("/v1/automations").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/automations?limit=0",
        "/v1/automations?limit=many",
        "/v1/automations?cursor=elsewhere",
        "/v1/automations?sort=colour",
        "/v1/audit?cursor=elsewhere",
        "/v1/audit?limit=1000",
        "/v1/dead-letters?cursor=%20%22",
      })
  void refusesQueriesThatItCannotRead(String path) {
    var answer = api.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.isProblem()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/automations/", "/v1/automations/%00", "/v1/automations/%2e%2e%2f"})
  void findsNothingUnderOddIds(String path) {
    assertThat(api.get(path + "x".repeat(3000)).status()).isBetween(400, 404);
    assertThat(api.get(path + "a%23b").status()).isBetween(400, 404);
  }
}
