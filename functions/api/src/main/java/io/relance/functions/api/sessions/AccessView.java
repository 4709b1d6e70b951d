package io.relance.functions.api.sessions;

import io.relance.application.admin.Sessions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/**
 * A person who is signed in.
 *
 * @param person the name of the person
 * @param role the role of the person now
 * @param access a bearer token; only in this response
 * @param accessUntil when the bearer token expires
 */
@Schema(name = "Access")
record AccessView(
    String person,
    @Schema(
            type = "string",
            allowableValues = {"owner", "admin", "manager", "analyst"})
        String role,
    String access,
    Instant accessUntil) {
  static AccessView of(Sessions.Access access) {
    var holder = access.holder();
    return new AccessView(
        holder.name(),
        holder.role().name().toLowerCase(Locale.ROOT),
        access.secret(),
        access.end());
  }
}
