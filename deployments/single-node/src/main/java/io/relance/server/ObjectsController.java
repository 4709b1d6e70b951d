package io.relance.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.objectstore.SignedName;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Optional;

/** Uploads and downloads of files, by addresses that are signed and expire. */
@Controller("/objects")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class ObjectsController {
  private final FolderObjectStore objects;

  ObjectsController(FolderObjectStore objects) {
    this.objects = objects;
  }

  /** Stores the body as the object that the address names. */
  @Put("/{token}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> upload(HttpRequest<?> request, String token) throws IOException {
    var name = signed(token, "PUT");
    if (name.isEmpty()) {
      return HttpResponse.notFound();
    }
    try (var body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      objects.put(name.orElseThrow().object(), body);
    }
    return HttpResponse.ok();
  }

  /** Answers with the object that the address names, as a file to save. */
  @Get(value = "/{token}", produces = MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<?> download(String token) {
    var name = signed(token, "GET");
    return name.flatMap(it -> objects.get(it.object()))
        .<HttpResponse<?>>map(
            content ->
                HttpResponse.ok(new StreamedFile(content, MediaType.APPLICATION_OCTET_STREAM_TYPE))
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(name.orElseThrow().fileName())))
        .orElseGet(HttpResponse::notFound);
  }

  private Optional<SignedName> signed(String token, String method) {
    return objects.signedName(token).filter(name -> name.method().equals(method));
  }
}
