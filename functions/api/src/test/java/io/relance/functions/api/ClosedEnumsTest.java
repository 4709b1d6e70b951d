package io.relance.functions.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.CompileDrafts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Query parameters with a closed set of values accept exactly these")
class ClosedEnumsTest {
  @Test
  void acceptsTheOutcomesOfEnrollments(@TempDir Path folder) {
    try (var api = new TestApi(folder)) {
      var automation =
          api.post("/v1/automations", "{\"name\": \"One\", \"trigger\": {\"kind\": \"api\"}}")
              .text("/id");
      var enrollments = "/v1/automations/%s/enrollments?outcome=".formatted(automation);

      assertThat(described("outcome")).contains("success");
      for (var outcome : described("outcome")) {
        assertThat(api.get(enrollments + outcome).status()).as(outcome).isEqualTo(200);
      }
      assertThat(api.get(enrollments + "sucess").text("/detail"))
          .startsWith("outcome: must be ")
          .endsWith("not \"sucess\" (did you mean \"success\"?)");
    }
  }

  @Test
  void acceptsTheKindsOfTriggers(@TempDir Path folder) {
    try (var api = new TestApi(folder)) {
      for (var kind : described("trigger")) {
        assertThat(api.get("/v1/automations?trigger=" + kind).status()).as(kind).isEqualTo(200);
      }
      assertThat(described("trigger"))
          .containsExactlyInAnyOrderElementsOf(CompileDrafts.TRIGGER_KINDS);
    }
  }

  /** The values of a query parameter in the OpenAPI document of the module. */
  private static List<String> described(String parameter) {
    var form =
        Pattern.compile(
            "- name: %s\\n +in: query\\n(?: +.*\\n)*? +enum:\\n((?: +- \\S+\\n)+)"
                .formatted(parameter));
    return form.matcher(document())
        .results()
        .flatMap(found -> found.group(1).lines())
        .map(line -> line.strip().substring(2))
        .distinct()
        .toList();
  }

  private static String document() {
    try (var document =
        ClosedEnumsTest.class.getResourceAsStream("/META-INF/swagger/openapi.yml")) {
      return new String(requireNonNull(document).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
