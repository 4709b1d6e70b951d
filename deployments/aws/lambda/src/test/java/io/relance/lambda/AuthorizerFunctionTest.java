package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Audit;
import io.relance.application.admin.RefusedTokens;
import io.relance.application.admin.Role;
import io.relance.application.admin.Sessions;
import io.relance.application.admin.SignInCodes;
import io.relance.application.admin.Tokens;
import io.relance.application.persistence.Json;
import io.relance.domain.store.PageRequest;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-3: the gateway's authorizer")
class AuthorizerFunctionTest {
  private static final String METHOD =
      "arn:aws:execute-api:eu-west-1:123456789012:abc123/live/GET/v1/automations";

  private static final URI SERVER = URI.create("https://relance.example.com/live");
  private static final Sessions.Browser BROWSER = new Sessions.Browser("Firefox", false);

  private SqliteDatabase database;
  private Tokens tokens;
  private SignInCodes codes;
  private Sessions sessions;
  private Audit audit;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder);
    var store = new SqliteItemStore(database, InstantSource.system());
    var time = InstantSource.system();
    tokens = new Tokens(store, time, time);
    codes = new SignInCodes(store, tokens, time, time);
    sessions = new Sessions(store, tokens, codes, time, time);
    audit = new Audit(store, InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void admitsWhoBearsATokenToAllRoutesSayingItsRole() {
    var made = tokens.create("Ana", Role.ANALYST);

    var answer = asked("Bearer " + made.secret());

    var statement = answer.at("/policyDocument/Statement/0");
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    assertThat(statement.path("Resource").asText())
        .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:abc123/live/*");
    assertThat(answer.at("/context/role").asText()).isEqualTo("analyst");
    assertThat(answer.toString()).doesNotContain(made.secret());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer rl_unknown", "Basic abc"})
  void deniesEverybodyElse(@Nullable String header) {
    assertThat(asked(header).at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Deny");
  }

  @Test
  void deniesARevokedToken() {
    var made = tokens.create("Ana", Role.ANALYST);
    tokens.revoke(made.token().id());

    assertThat(asked("Bearer " + made.secret()).at("/policyDocument/Statement/0/Effect").asText())
        .isEqualTo("Deny");
  }

  @Test
  @DisplayName("The first token of a deployment comes of a function that only its account invokes")
  void admitsTheOwnerWhoseTokenWasMadeByInvokingAFunction() {
    var answer = ownerCreated();

    assertThat(asked("Bearer " + answer.get("token")).at("/context/role").asText())
        .isEqualTo("owner");
  }

  @Test
  @DisplayName("K-1: its link signs the owner in once, and the gateway admits the session")
  void admitsTheOwnerWhoSignsInByTheLinkOfTheFunction() {
    var link = ownerCreated().getOrDefault("signIn", "");
    var code = link.substring(link.lastIndexOf('/') + 1);

    var begun = sessions.beginWithCode(code, BROWSER).orElseThrow();

    assertThat(link).startsWith("https://relance.example.com/live/console/index.html#/in/");
    assertThat(asked("Bearer " + begun.access().secret()).at("/context/role").asText())
        .isEqualTo("owner");
    assertThat(sessions.beginWithCode(code, BROWSER)).isEmpty();
    sessions.endAll(begun.access().holder().id());
    assertThat(
            asked("Bearer " + begun.access().secret())
                .at("/policyDocument/Statement/0/Effect")
                .asText())
        .isEqualTo("Deny");
  }

  @Test
  @DisplayName("L1, H3: the audit names the function that makes owners, and counts wrong tokens")
  void recordsOwnersAndWrongTokens() {
    ownerCreated();
    asked("Bearer rl_unknown");

    var entries = audit.list(new Audit.Filter("", ""), PageRequest.first(10)).items();
    assertThat(entries)
        .extracting(entry -> entry.actor().name() + " " + entry.action())
        .containsExactlyInAnyOrder("owner-function token.create", "unknown token.refused");
  }

  private Map<String, String> ownerCreated() {
    return new CreateOwnerTokenFunction(tokens, codes, SERVER)
        .handleRequest(Map.of(), NoContext.INSTANCE);
  }

  private JsonNode asked(@Nullable String header) {
    var event =
        APIGatewayCustomAuthorizerEvent.builder()
            .withType("TOKEN")
            .withAuthorizationToken(header)
            .withMethodArn(METHOD)
            .build();
    return Json.MAPPER.valueToTree(
        new AuthorizerFunction(tokens, new RefusedTokens(audit, InstantSource.system(), _ -> {}))
            .handleRequest(event, NoContext.INSTANCE));
  }
}
