package io.relance.functions.api.admin;

import io.relance.application.admin.Role;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.ApiException;
import io.relance.functions.api.Choices;
import io.relance.functions.api.NameFields;
import io.relance.functions.api.Problem;
import io.relance.functions.api.ProjectClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a token to create, and collects every fault. */
final class TokenReader {
  private static final Instant LATEST = Instant.parse("2099-12-31T23:59:59Z");

  private final ProjectClock clock;

  TokenReader(ProjectClock clock) {
    this.clock = clock;
  }

  /** A token to create. */
  record Wanted(String name, Role role, Optional<Instant> expiresAt) {}

  /**
   * The token that a body wants.
   *
   * @throws Refusal with every fault
   */
  Wanted read(TokensController.TokenBody body) {
    var faults = new ArrayList<Problem.Fault>();
    var name = name(body.name(), faults);
    var role = role(body.role(), faults);
    var expiresAt = expiresAt(body.expiresAt(), faults);
    if (!faults.isEmpty()) {
      throw ApiException.invalid(faults);
    }
    return new Wanted(name, role.orElseThrow(), expiresAt);
  }

  private static String name(@Nullable String name, List<Problem.Fault> faults) {
    try {
      return NameFields.required("name", name);
    } catch (ApiException apiException) {
      faults.addAll(apiException.problem().errors());
      return "";
    }
  }

  private static Optional<Role> role(@Nullable String word, List<Problem.Fault> faults) {
    var role = Arrays.stream(Role.values()).filter(it -> word(it).equals(word)).findFirst();
    if (role.isEmpty()) {
      var words = Arrays.stream(Role.values()).map(TokenReader::word).toList();
      faults.add(Problem.Fault.field("role", Choices.fault(word, words)));
    }
    return role;
  }

  private Optional<Instant> expiresAt(@Nullable String text, List<Problem.Fault> faults) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      var at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (at.isAfter(clock.now()) && !at.isAfter(LATEST)) {
        return Optional.of(at);
      }
      var message = "must be in the future, and before 2100: " + Quoted.of(text);
      faults.add(Problem.Fault.field("expiresAt", message));
    } catch (DateTimeException _) {
      var message =
          "must be a time with an offset such as 2027-01-01T00:00:00Z, not " + Quoted.of(text);
      faults.add(Problem.Fault.field("expiresAt", message));
    }
    return Optional.empty();
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
