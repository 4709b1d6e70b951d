package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** Serves the script that the shop's pages load, which reports their visits. */
@Controller("/relance.js")
final class ScriptController {
  private static final String TYPE = "text/javascript";

  private final String script;

  ScriptController() throws IOException {
    try (var resource = ScriptController.class.getResourceAsStream("relance.js")) {
      var source =
          new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
      script = small(source);
    }
  }

  /** Without indentation and comments: every page of the shop waits for it. */
  private static String small(String source) {
    return source
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  /** The script; it reports to the host that it comes from. */
  @Get(produces = TYPE)
  HttpResponse<String> get() {
    return HttpResponse.ok(script)
        .header("Cache-Control", "public, max-age=3600")
        .header("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
