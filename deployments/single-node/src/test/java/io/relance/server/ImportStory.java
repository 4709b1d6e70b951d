package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** Imports files by the routes of a server. */
record ImportStory(OpenServer server) {
  /** Creates an import and uploads its file; answers its id. */
  String uploaded(String body, byte[] file) {
    var created = server.done("/v1/imports", body).json();
    var upload = created.path("upload");
    var request =
        HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
            .method(upload.path("method").asText(), BodyPublishers.ofByteArray(file));
    var reply = Http.send(request);
    if (reply.statusCode() != 200) {
      throw new IllegalStateException("The upload answered " + reply.statusCode());
    }
    return created.path("id").asText();
  }

  String uploaded(String body, String file) {
    return uploaded(body, file.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs an import to its end, as it is proposed or mapped before. */
  JsonNode run(String id) {
    return run(id, "{}");
  }

  JsonNode run(String id, String body) {
    server.done("/v1/imports/%s/run".formatted(id), body);
    server.advance("PT1S");
    return server.get("/v1/imports/" + id).json();
  }

  /** Imports a file; answers the import at its end. */
  JsonNode imported(String body, String file) {
    return run(uploaded(body, file));
  }

  /** The lines of the rejects, without the byte order mark. */
  String rejects(JsonNode done) {
    var url = done.at("/rejects/url").asText();
    return Http.send(HttpRequest.newBuilder(URI.create(url)).GET()).body().replace("\uFEFF", "");
  }
}
