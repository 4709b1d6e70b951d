package io.relance.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.netty.handler.codec.compression.DecompressionException;
import io.relance.functions.api.ProblemHandlers;
import io.relance.functions.api.problems.Problem;

/** Answers requests whose body is not compressed as its header says. */
@Controller
final class CompressedBodies {
  @Error(global = true)
  HttpResponse<Problem> unreadable(HttpRequest<?> request, DecompressionException fault) {
    return ProblemHandlers.answer(
        Problem.of(
            400,
            "request.encoding",
            "The body must be compressed as the header Content-Encoding says"));
  }
}
