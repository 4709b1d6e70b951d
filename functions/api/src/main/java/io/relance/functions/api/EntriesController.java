package io.relance.functions.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.LaunchAutomation.Acceptance;
import io.relance.application.platform.Role;
import io.relance.application.store.Ids;
import java.util.List;

/** Lets an audience enter an automation by a launch. */
@Controller("/v1/automations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EntriesController {
  private final LaunchAutomation launching;
  private final LaunchAudiences audiences;
  private final EntryRules rules;
  private final Trail trail;

  EntriesController(
      LaunchAutomation launching, LaunchAudiences audiences, EntryRules rules, Trail trail) {
    this.launching = launching;
    this.audiences = audiences;
    this.rules = rules;
    this.trail = trail;
  }

  /** Lets an audience into an active automation whose trigger is manual or api. */
  @Post("/launches")
  @Needs(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<EntryBodies.Launched> launch(
      HttpRequest<?> request, String id, @Body EntryBodies.LaunchRequest body) {
    rules.checkTakesRequests(id);
    List<LaunchAutomation.Person> people = audiences.people(body.audience());
    var launch =
        AnswerOnce.name(request)
            .map(name -> "launch-" + Ids.hash("launch", name))
            .orElseGet(LaunchAutomation::newId);
    return switch (launching.launch(id, launch, people)) {
      case Acceptance.Unknown() -> throw Refusal.notFound("automation");
      case Acceptance.NotActive() -> throw EntryRules.inactive();
      case Acceptance.Accepted(var accepted) -> {
        trail.leave(request, "automation.launch", id);
        yield HttpResponse.accepted().body(EntryBodies.Launched.of(accepted));
      }
    };
  }
}
