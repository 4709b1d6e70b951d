package io.relance.functions.api.admin;

import io.relance.application.admin.Role;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.json.TimeFields;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the body of a token to create. */
final class TokenReader {
  private static final Instant LATEST = Instant.parse("2099-12-31T23:59:59Z");

  private final ProjectClock clock;

  TokenReader(ProjectClock clock) {
    this.clock = clock;
  }

  /** A token to create. */
  record Wanted(String name, Role role, Optional<Instant> expiresAt) {}

  /** Reads the fields of a token. */
  Supplier<Wanted> read(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var role = fields.required("role", value -> value.choice(Choices.of(Role.class)));
    var expiresAt = fields.optional("expiresAt", this::expiresAt);
    return () -> new Wanted(name.orElseThrow(), role.orElseThrow(), expiresAt);
  }

  private Optional<Instant> expiresAt(JsonValue value) {
    return TimeFields.instant(value)
        .filter(
            at ->
                value.holds(
                    at.isAfter(clock.now()) && !at.isAfter(LATEST),
                    "must be in the future and before 2100, not "
                        + Quoted.of(value.node().asText())));
  }
}
