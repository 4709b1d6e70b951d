package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the API answered. */
public record Answer(int status, HttpResponse<String> response) {
  public static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response);
  }

  public String body() {
    return response.body();
  }

  public JsonNode json() {
    return Json.tree(body());
  }

  /** The text at a pointer such as {@code /items/0/id}. */
  public String text(String pointer) {
    return json().at(pointer).asText();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public boolean isProblem() {
    return header("Content-Type").startsWith("application/problem+json")
        && json().path("status").asInt() == status
        && !text("/code").isEmpty()
        && !text("/title").isEmpty();
  }

  public String code() {
    return text("/code");
  }

  /** The paths of the errors. */
  public List<String> faultyPaths() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(fault -> fault.path("path").asText())
        .toList();
  }

  /** One field of each item. */
  public List<String> items(String field) {
    return StreamSupport.stream(json().path("items").spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }
}
