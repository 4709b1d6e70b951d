package io.relance.functions.console;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;

/** Serves the files of the console. Addresses are relative, so that they hold below any prefix. */
@Controller
@Hidden
final class ConsoleController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ConsoleFiles files;
  private final ConsolePolicy policy;

  ConsoleController(ConsoleFiles files, ConsolePolicy policy) {
    this.files = files;
    this.policy = policy;
  }

  /** Leads to the console. */
  @Get(
      uris = {"/", "/console"},
      produces = MediaType.ALL)
  HttpResponse<?> lead(HttpRequest<?> request) {
    var path = request.getPath();
    var isInConsole = path.endsWith("/console/");
    return policy
        .on(HttpResponse.status(HttpStatus.FOUND))
        .header(
            HttpHeaders.LOCATION,
            isInConsole ? ConsoleFiles.INDEX : "console/" + ConsoleFiles.INDEX);
  }

  /** Answers with a file, or that the browser has it. */
  @Get(uri = "/console/{+name}", produces = MediaType.ALL)
  HttpResponse<?> file(HttpRequest<?> request, String name) {
    // Without this, a name and a slash, against which no relative address holds, would be the name.
    var found = files.find(name).filter(_ -> request.getPath().endsWith("/" + name));
    if (found.isEmpty()) {
      return HttpResponse.notFound();
    }
    var file = found.orElseThrow();
    return policy
        .on(isKnown(request, file) ? HttpResponse.notModified() : content(file))
        .header(HttpHeaders.ETAG, file.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, file.neverChanges() ? FOR_EVER : "no-cache");
  }

  private static MutableHttpResponse<Object> content(ConsoleFile file) {
    return HttpResponse.ok(file.body()).header(HttpHeaders.CONTENT_TYPE, file.type());
  }

  private static boolean isKnown(HttpRequest<?> request, ConsoleFile file) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(List.of(file.tag(), "*")::contains);
  }
}
