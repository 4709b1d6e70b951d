package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.net.http.HttpResponse;
import java.util.List;

/** What a server answered. */
record Reply(int status, String type, String body) {
  private static final List<String> INSIDES =
      List.of("Exception", "io.relance", "io.micronaut", "java.", "jackson", "\tat ", "sqlite");

  static Reply of(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }

  JsonNode json() {
    return Json.tree(body);
  }

  String text(String pointer) {
    return json().at(pointer).asText();
  }

  /** Checks that this refuses, in the form of every refusal, and says nothing of our insides. */
  Reply refuses(Integer... statuses) {
    assertThat(status).as(body).isIn((Object[]) statuses);
    return isProblem();
  }

  /** Checks the form that every refusal has. */
  Reply isProblem() {
    assertThat(type).as(body).startsWith("application/problem+json");
    assertThat(json().path("status").asInt()).isEqualTo(status);
    assertThat(List.of("/type", "/title", "/detail", "/code"))
        .allSatisfy(field -> assertThat(text(field)).as(field + " of " + body).isNotBlank());
    assertThat(body).doesNotContain(INSIDES);
    return this;
  }

  /** Checks that a refusal says which part of the request it is about. */
  Reply naming(String part) {
    assertThat(body).contains(part);
    return this;
  }
}
