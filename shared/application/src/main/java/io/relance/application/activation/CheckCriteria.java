package io.relance.application.activation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Reads criteria and checks them as flows are checked: they are the audience of the shortest flow.
 */
public final class CheckCriteria {
  private static final String PLACE = "trigger.audience.";

  private final FlowCompiler compiler;
  private final KnownNames known;

  public CheckCriteria(FlowCompiler compiler, KnownNames known) {
    this.compiler = compiler;
    this.known = known;
  }

  /**
   * What a check of criteria found.
   *
   * @param diagnostics with paths that begin with {@code criteria}
   * @param criteria present when no diagnostic is an error
   */
  public record Checked(List<Diagnostic> diagnostics, Optional<Criteria> criteria) {
    public Checked {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Checks criteria against all lists, properties, events and tables there are. */
  public Checked check(JsonNode criteria) {
    var flow = flow(criteria);
    var context = known.addedTo(ValidationContext.UNKNOWN);
    var found =
        compiler.validate(flow, context).stream()
            .filter(CheckCriteria::isOfCriteria)
            .map(CheckCriteria::placed)
            .toList();
    return new Checked(
        found,
        found.stream().anyMatch(Diagnostic::isError)
            ? Optional.empty()
            : Optional.of(CriteriaCodec.read(criteria)));
  }

  /** The rest of the flow has nothing to warn of that the criteria could change. */
  private static boolean isOfCriteria(Diagnostic found) {
    return found.isError() || found.path().filter(path -> path.startsWith(PLACE)).isPresent();
  }

  private static Diagnostic placed(Diagnostic found) {
    return found
        .path()
        .filter(path -> path.startsWith(PLACE))
        .map(path -> found.path(path.substring(PLACE.length())))
        .orElse(found);
  }

  private static String flow(JsonNode criteria) {
    return """
        {"format": 1, "start": "end", "elements": [{"id": "end", "kind": "end", "outcome": "neutral"}],
         "trigger": {"kind": "recurrence", "rule": "FREQ=DAILY", "start": "2000-01-01", "at": "12:00",
          "zone": "project", "audience": {"criteria": %s}}}
        """
        .formatted(Json.write(criteria));
  }
}
