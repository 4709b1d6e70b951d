package io.relance.functions.api.automations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.DeleteAutomation;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.DeleteResult;
import io.relance.application.automations.DraftEditResult;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.NewAutomation;
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.Keys;
import io.relance.domain.id.AutomationId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.Revalidated;
import io.relance.functions.api.json.JsonBodies;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, lists, reads, edits and deletes automations. */
@Controller("/v1/automations")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class AutomationsController {
  private final Automations automations;
  private final EditAutomations editing;
  private final DeleteAutomation deleting;
  private final AutomationList list;
  private final AutomationViews views;
  private final FlowSources flows;
  private final AuditLogger auditLogger;

  AutomationsController(
      Automations automations,
      EditAutomations editing,
      DeleteAutomation deleting,
      AutomationList list,
      AutomationViews views,
      FlowSources flows,
      AuditLogger auditLogger) {
    this.automations = automations;
    this.editing = editing;
    this.deleting = deleting;
    this.list = list;
    this.views = views;
    this.flows = flows;
    this.auditLogger = auditLogger;
  }

  /**
   * The query parameters of a list of automations.
   *
   * @param query a part of the name or description
   * @param trigger the kind of the trigger
   * @param sort a field, with a minus before it for the reverse
   */
  @Introspected
  record Wanted(
      @QueryValue @Nullable String query,
      @Schema(
              type = "string",
              allowableValues = {"active", "inactive"})
          @QueryValue
          @Nullable String state,
      @Schema(
              type = "string",
              allowableValues = {
                "post-purchase",
                "abandoned-cart",
                "shipment-update",
                "inbound-message",
                "keyword",
                "reply-to-message",
                "contact-created",
                "contact-updated",
                "contact-subscribed",
                "contact-unsubscribed",
                "list-joined",
                "segment-entered",
                "segment-left",
                "table-row",
                "page-visited",
                "product-viewed",
                "dates",
                "recurrence",
                "import",
                "manual",
                "api"
              })
          @QueryValue
          @Nullable String trigger,
      @Schema(
              type = "string",
              allowableValues = {
                "name",
                "-name",
                "state",
                "-state",
                "trigger",
                "-trigger",
                "timesTriggered",
                "-timesTriggered",
                "entered",
                "-entered",
                "inProgress",
                "-inProgress",
                "updatedAt",
                "-updatedAt",
                "createdAt",
                "-createdAt"
              })
          @QueryValue
          @Nullable String sort,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {}

  /** Lists automations, newest first unless another order is requested. */
  @Get
  @RequiresRole(Role.ANALYST)
  @Revalidated
  Page<AutomationView> list(@RequestBean Wanted wanted) {
    var sort = wanted.sort();
    var order = sort == null ? AutomationOrder.NEWEST_FIRST : AutomationOrder.of(sort);
    var filter = new AutomationList.Filter(wanted.query(), wanted.state(), wanted.trigger());
    return list.page(filter, order, wanted.cursor(), Paging.limit(wanted.limit()));
  }

  /** Creates an inactive automation from a template, a flow or a trigger. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<AutomationView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "AutomationCreation", implementation = AutomationBodies.Creation.class)
          JsonBody body) {
    var creation = body.read(fields -> creation(fields, Caller.of(request).name()));
    var automation =
        auditLogger
            .by(request, () -> editing.create(creation))
            .orElseThrow(() -> taken(creation.key()));
    var view = views.checked(automation);
    return HttpResponse.created(view, URI.create("/v1/automations/" + automation.id()))
        .header(HttpHeaders.ETAG, view.etag());
  }

  /** Reads one automation, with the flow of its draft. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  HttpResponse<AutomationView> get(String id) {
    return tagged(views.whole(find(id)));
  }

  /**
   * Updates the draft of an automation; validation errors are returned, and the draft is saved
   * anyway.
   */
  @Patch("/{id}")
  @Consumes({"application/json", JsonBodies.MERGE_PATCH})
  @RequiresRole(Role.MANAGER)
  HttpResponse<AutomationView> edit(
      HttpRequest<?> request,
      String id,
      @Header("If-Match") @Nullable String ifMatch,
      @Body @Schema(name = "AutomationEdit", implementation = AutomationBodies.Edit.class)
          JsonBody body) {
    var revisions = IfMatch.revisions(ifMatch);
    var edit = body.read(fields -> edit(fields, Caller.of(request).name(), revisions));
    return switch (auditLogger.by(request, () -> editing.edit(new AutomationId(id), edit))) {
      case DraftEditResult.Unknown() -> throw unknown(id);
      case DraftEditResult.Stale(var present) -> throw new StaleDraft(views.whole(present));
      case DraftEditResult.Saved(_, var automation) -> tagged(views.checked(automation));
    };
  }

  /** Deletes an inactive automation without enrollments in progress that no other one names. */
  @Delete("/{id}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> remove(HttpRequest<?> request, String id) {
    return switch (auditLogger.by(request, () -> deleting.delete(new AutomationId(id)))) {
      case DeleteResult.Unknown() -> throw unknown(id);
      case DeleteResult.InUse(var others) ->
          throw ApiException.conflict(
              "automation.in-use", "The automation is used by " + Quoted.all(others));
      case DeleteResult.StillActive() ->
          throw ApiException.conflict("automation.active", "Deactivate the automation first");
      case DeleteResult.StillInProgress(var contacts) ->
          throw ApiException.conflict(
              "automation.in-progress",
              "Enrollments in progress: %d. Wait until they end, or cancel them first"
                      .formatted(contacts)
                  + " by deactivating with inFlight cancel");
      case DeleteResult.Removed() -> HttpResponse.noContent();
    };
  }

  /** The problem of an id of no automation. */
  public static ApiException unknown(String id) {
    return ApiException.of(
        Problem.of(404, "not-found", "There is no automation \"%s\"".formatted(id)));
  }

  private static HttpResponse<AutomationView> tagged(AutomationView view) {
    return HttpResponse.ok(view).header(HttpHeaders.ETAG, view.etag());
  }

  private Supplier<NewAutomation> creation(JsonFields fields, String by) {
    var name = fields.required("name", NameFields::name);
    var key = NameFields.key(fields);
    var description = fields.optional("description", NameFields::remark).orElse("");
    var flow = flows.read(fields);
    return () ->
        new NewAutomation(
            name.orElseThrow(), key.orElseThrow(), description, flow.orElseThrow(), by);
  }

  private static Supplier<EditAutomations.Edit> edit(
      JsonFields fields, String by, LongPredicate revisions) {
    var name = fields.optional("name", NameFields::name);
    var description = fields.optional("description", NameFields::remark);
    var flow = fields.optional("flow", FlowSources::flow);
    return () ->
        new EditAutomations.Edit(
            "automation.edit",
            name.orElse(null),
            description.orElse(null),
            flow.orElse(null),
            by,
            revisions);
  }

  private static ApiException taken(KeyRequest request) {
    var key =
        switch (request) {
          case KeyRequest.Given(var given) -> given;
          case KeyRequest.FromName(var name) -> Keys.from(name, name);
        };
    return ApiException.conflict(
        "automation.key-taken", "Another automation has the key \"%s\"".formatted(key));
  }

  private Automation find(String id) {
    return automations.find(new AutomationId(id)).orElseThrow(() -> unknown(id));
  }
}
