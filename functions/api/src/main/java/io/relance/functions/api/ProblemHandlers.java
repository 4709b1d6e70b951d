package io.relance.functions.api;

import com.fasterxml.jackson.core.JacksonException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.StrictJson;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import java.io.EOFException;
import java.net.URISyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts every exception of a request into a problem document. */
@Controller
public final class ProblemHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

  /** The response for a problem. */
  public static MutableHttpResponse<Problem> answer(Problem problem) {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
        .contentType(MediaType.of(Problem.MEDIA_TYPE))
        .body(problem);
  }

  @Error(global = true)
  HttpResponse<Problem> refused(HttpRequest<?> request, ApiException apiException) {
    return answer(apiException.problem());
  }

  @Error(global = true)
  HttpResponse<Problem> malformed(HttpRequest<?> request, JacksonException fault) {
    return answer(StrictJson.malformed(fault));
  }

  @Error(global = true)
  HttpResponse<Problem> unreadable(HttpRequest<?> request, ConversionErrorException fault) {
    return answer(
        fault.getCause() instanceof JacksonException json
            ? StrictJson.malformed(json)
            : parameter(fault));
  }

  @Error(global = true)
  HttpResponse<Problem> incomplete(HttpRequest<?> request, UnsatisfiedRouteException fault) {
    var argument = fault.getArgument();
    return answer(
        argument.getAnnotationMetadata().hasAnnotation(Body.class)
            ? Problem.of(400, "request.incomplete", "The request needs a body")
            : Problem.of(400, "request.incomplete", argument.getName() + " is required"));
  }

  private static Problem parameter(ConversionErrorException fault) {
    var argument = fault.getArgument();
    var form =
        Number.class.isAssignableFrom(argument.getWrapperType()) ? "a whole number" : "readable";
    var value = fault.getConversionError().getOriginalValue();
    var message =
        "must be " + form + value.map(it -> ", not " + Quoted.of(it.toString())).orElse("");
    return ApiException.parameter(argument.getName(), message).problem();
  }

  @Error(global = true)
  HttpResponse<Problem> tooLarge(HttpRequest<?> request, ContentLengthExceededException fault) {
    return answer(BodyLimit.tooLarge(request));
  }

  @Error(global = true)
  HttpResponse<Problem> tooLarge(HttpRequest<?> request, BufferLengthExceededException fault) {
    return answer(BodyLimit.tooLarge(request));
  }

  @Error(global = true)
  HttpResponse<Problem> noAddress(HttpRequest<?> request, URISyntaxException fault) {
    return answer(Problem.of(400, "request.address", "The address must be a valid URI"));
  }

  @Error(global = true)
  HttpResponse<Problem> status(HttpRequest<?> request, HttpStatusException fault) {
    return answer(Problem.of(fault.getStatus().getCode(), "http", fault.getStatus().getReason()));
  }

  @Error(global = true)
  HttpResponse<Problem> busy(HttpRequest<?> request, TransientFailure failure) {
    LOG.warn("Answered busy: {}", failure.getMessage());
    return failure.isDiskFull()
        ? answer(
                Problem.of(
                    503, "disk-full", "The server's disk is full; an operator must free space"))
            .header("Retry-After", "60")
        : answer(Problem.of(503, "busy", "Try again in a moment")).header("Retry-After", "1");
  }

  @Error(global = true)
  HttpResponse<Problem> broken(HttpRequest<?> request, Throwable fault) {
    if (fault instanceof EOFException || fault.getCause() instanceof EOFException) {
      LOG.debug("A request of {} ended before its body did", request.getMethod());
      return answer(Problem.of(400, "request.incomplete", "The body must arrive whole"));
    }
    LOG.error("A request of {} failed", request.getMethod(), fault);
    return answer(Problem.of(500, "internal", "An internal error occurred"));
  }
}
