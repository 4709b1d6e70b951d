package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.EditAutomations;
import io.relance.application.platform.Role;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Automations: the list, drafts, reports. */
@Controller("/v1/automations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AutomationsController {
  private final Automations automations;
  private final EditAutomations editing;
  private final AutomationViews views;
  private final FlowSources flows;
  private final Trail trail;

  AutomationsController(
      Automations automations,
      EditAutomations editing,
      AutomationViews views,
      FlowSources flows,
      Trail trail) {
    this.automations = automations;
    this.editing = editing;
    this.views = views;
    this.flows = flows;
    this.trail = trail;
  }

  /** The automations that match, newest first unless an order is asked for. */
  @Get
  @Needs(Role.ANALYST)
  Page<AutomationBodies.View> list(
      @QueryValue @Nullable String query,
      @QueryValue @Nullable String sort,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    return Paging.of(views.list(query, sort), cursor, Paging.limit(limit));
  }

  /** Makes an inactive automation of a template, a flow, or a trigger alone. */
  @Post
  @Needs(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<AutomationBodies.View> create(
      HttpRequest<?> request, @Body AutomationBodies.Creation body) {
    var name = Names.required("name", body.name());
    JsonNode flow = flows.of(body);
    var automation = editing.create(name, Optional.ofNullable(body.description()), flow);
    trail.leave(request, "automation.create", automation.id());
    return HttpResponse.created(
        views.checked(automation), URI.create("/v1/automations/" + automation.id()));
  }

  /** One automation with its flow. */
  @Get("/{id}")
  @Needs(Role.ANALYST)
  AutomationBodies.View get(String id) {
    return views.whole(find(id));
  }

  /** Changes the draft of an automation; faults are told and do not stop it from being kept. */
  @Put("/{id}")
  @Needs(Role.MANAGER)
  AutomationBodies.View edit(HttpRequest<?> request, String id, @Body AutomationBodies.Edit body) {
    var edit =
        new EditAutomations.Edit(
            Names.optional("name", body.name()),
            Optional.ofNullable(body.description()),
            Optional.ofNullable(body.flow()).map(FlowSources::object));
    var edited = editing.edit(id, edit).orElseThrow(() -> Refusal.notFound("automation"));
    trail.leave(request, "automation.edit", id);
    return views.checked(edited);
  }

  /** Removes an automation that is not active. */
  @Delete("/{id}")
  @Needs(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> remove(HttpRequest<?> request, String id) {
    return switch (editing.remove(id)) {
      case UNKNOWN -> throw Refusal.notFound("automation");
      case STILL_ACTIVE ->
          throw Refusal.conflict("automation.active", "Deactivate the automation before");
      case REMOVED -> {
        trail.leave(request, "automation.remove", id);
        yield HttpResponse.noContent();
      }
    };
  }

  private Automation find(String id) {
    return automations.find(id).orElseThrow(() -> Refusal.notFound("automation"));
  }
}
