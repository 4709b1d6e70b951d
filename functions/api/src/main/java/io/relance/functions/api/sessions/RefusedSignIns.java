package io.relance.functions.api.sessions;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.relance.application.admin.RefusedTokens;
import io.relance.application.admin.SignInAttempts;
import io.relance.functions.api.ProblemHandlers;
import io.relance.functions.api.problems.Problem;
import io.relance.functions.api.security.Addresses;
import jakarta.inject.Singleton;

/**
 * Refuses sign-ins, and records and counts them. Valid codes and tokens are not counted, so that
 * failed sign-ins of others lock no person out.
 */
@Singleton
final class RefusedSignIns {
  private final SignInAttempts signInAttempts;
  private final RefusedTokens refusedTokens;

  RefusedSignIns(SignInAttempts signInAttempts, RefusedTokens refusedTokens) {
    this.signInAttempts = signInAttempts;
    this.refusedTokens = refusedTokens;
  }

  HttpResponse<?> refuse(HttpRequest<?> request) {
    var address = Addresses.of(request);
    refusedTokens.record(address);
    return signInAttempts.isOneTooMany(address)
        ? ProblemHandlers.answer(
                Problem.of(
                    429,
                    "too-many-requests",
                    "Too many failed sign-ins: wait a minute and try again"))
            .header(HttpHeaders.RETRY_AFTER, "60")
        : ProblemHandlers.answer(
                Problem.of(
                    401,
                    "session.refused",
                    "This code or token is not valid; a sign-in link works once, for 15 minutes"))
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }
}
