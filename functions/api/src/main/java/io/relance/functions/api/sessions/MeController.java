package io.relance.functions.api.sessions;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.relance.application.admin.Role;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Who the caller is. */
@Controller("/v1/me")
final class MeController {
  private static final List<String> LANGUAGES = List.of("en", "fr");

  /**
   * The caller.
   *
   * @param name the name of the person or the token
   * @param locale the language of pages: of those there are, what the request accepts best
   * @param may what the role permits beyond reading
   */
  @Schema(name = "Me")
  record MeView(
      String name,
      @Schema(
              type = "string",
              allowableValues = {"owner", "admin", "manager", "analyst"})
          String role,
      @Schema(
              type = "string",
              allowableValues = {"en", "fr"})
          String locale,
      List<Permission> may) {}

  /** Returns who the caller is and what the caller may do. */
  @Get
  @RequiresRole(Role.ANALYST)
  MeView me(HttpRequest<?> request) {
    var caller = Caller.of(request);
    return new MeView(
        caller.name(),
        caller.role().name().toLowerCase(Locale.ROOT),
        language(request.getHeaders().findFirst(HttpHeaders.ACCEPT_LANGUAGE)),
        Permission.of(caller.role()));
  }

  private static String language(Optional<String> accepted) {
    return accepted
        .map(MeController::ranges)
        .map(ranges -> Locale.lookupTag(ranges, LANGUAGES))
        .orElse("en");
  }

  private static List<LanguageRange> ranges(String accepted) {
    try {
      return LanguageRange.parse(accepted);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
