package io.relance.functions.api.sessions;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.admin.Sessions;
import io.relance.functions.api.ProblemHandlers;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.OwnCredentials;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/**
 * The session of a person in a browser. Its cookie serves only to get a bearer token for ten
 * minutes, and to end the session; all other routes ignore cookies, so that a page of another site
 * can do nothing with it.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
  private final Sessions sessions;
  private final RefusedSignIns refusedSignIns;
  private final CodesFromOutside codesFromOutside;
  private final AuditLogger auditLogger;

  SessionController(
      Sessions sessions,
      RefusedSignIns refusedSignIns,
      CodesFromOutside codesFromOutside,
      AuditLogger auditLogger) {
    this.sessions = sessions;
    this.refusedSignIns = refusedSignIns;
    this.codesFromOutside = codesFromOutside;
    this.auditLogger = auditLogger;
  }

  /** Signs in with the code of a sign-in link or a token; sets the cookie of the session. */
  @Post("/v1/session")
  @OwnCredentials
  @WithoutIdempotencyKey
  @Status(HttpStatus.CREATED)
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AccessView.class)))
  HttpResponse<?> signIn(
      HttpRequest<?> request,
      @Body @Schema(name = "SignIn", implementation = SignIn.class) JsonBody body) {
    var wanted = body.read(SignIn::read);
    if (SameOrigin.isDisproven(request)) {
      throw otherOrigin();
    }
    return begun(wanted, request)
        .<HttpResponse<?>>map(begun -> signedIn(request, begun))
        .orElseGet(() -> refusedSignIns.refuse(request));
  }

  private static HttpResponse<?> signedIn(HttpRequest<?> request, Sessions.Begun begun) {
    var cookie = SessionCookie.set(request, begun.secret(), begun.duration());
    return HttpResponse.created(AccessView.of(begun.access()))
        .header(HttpHeaders.SET_COOKIE, cookie);
  }

  private Optional<Sessions.Begun> begun(SignIn.Wanted wanted, HttpRequest<?> request) {
    var userAgent = request.getHeaders().findFirst(HttpHeaders.USER_AGENT).orElse("");
    var browser = new Sessions.Browser(userAgent, wanted.isRemembered());
    return switch (wanted.credential()) {
      case SignIn.Credential.Token(var secret) -> sessions.beginWithToken(secret, browser);
      case SignIn.Credential.Code(var code) -> {
        codesFromOutside.collect();
        yield sessions.beginWithCode(code, browser);
      }
    };
  }

  /**
   * Returns a bearer token for ten minutes, for the cookie of a session. Only pages of this server
   * can call it, with an empty JSON object.
   */
  @Post("/v1/session/access")
  @OwnCredentials
  @WithoutIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccessView.class)))
  HttpResponse<?> access(
      HttpRequest<?> request,
      @Body @Schema(name = "AccessRequest", implementation = AccessRequest.class) JsonBody body) {
    body.read(_ -> () -> true);
    if (!SameOrigin.isProven(request)) {
      throw otherOrigin();
    }
    return SessionCookie.secret(request)
        .flatMap(sessions::access)
        .<HttpResponse<?>>map(access -> HttpResponse.ok(AccessView.of(access)))
        .orElseGet(() -> ended(request));
  }

  /** Nothing: the session is named by its cookie. */
  @Schema(name = "AccessRequest")
  record AccessRequest() {}

  /**
   * Signs out: ends the session of the cookie and removes the cookie. Only pages of this server can
   * call it.
   */
  @Delete("/v1/session")
  @OwnCredentials
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> signOut(HttpRequest<?> request) {
    if (!SameOrigin.isProven(request)) {
      throw otherOrigin();
    }
    SessionCookie.secret(request).ifPresent(sessions::end);
    return HttpResponse.noContent().header(HttpHeaders.SET_COOKIE, SessionCookie.removed(request));
  }

  /** Signs out everywhere: ends all sessions of the person. */
  @Delete("/v1/sessions")
  @RequiresRole(Role.ANALYST)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> signOutEverywhere(HttpRequest<?> request) {
    var token = Caller.of(request).id();
    auditLogger.by(
        request,
        () -> {
          sessions.endAll(token);
          return token;
        });
    return HttpResponse.noContent().header(HttpHeaders.SET_COOKIE, SessionCookie.removed(request));
  }

  private static HttpResponse<?> ended(HttpRequest<?> request) {
    return ProblemHandlers.answer(
            Problem.of(401, "session.ended", "The session has ended: sign in again"))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .header(HttpHeaders.SET_COOKIE, SessionCookie.removed(request));
  }

  private static ApiException otherOrigin() {
    return ApiException.of(
        Problem.of(
            403,
            "session.origin",
            "Only a page of this server may send this (Sec-Fetch-Site: same-origin)"));
  }
}
