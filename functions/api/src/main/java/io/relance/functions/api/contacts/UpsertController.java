package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates or updates contacts by phone, email or external id. */
@Controller("/v1/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UpsertController {
  private final WriteContacts writing;
  private final AuditLogger auditLogger;

  UpsertController(WriteContacts writing, AuditLogger auditLogger) {
    this.writing = writing;
    this.auditLogger = auditLogger;
  }

  /**
   * Updates the contact that has the phone, email or external id of the body, or creates it. Fields
   * that are absent do not change; null removes one.
   *
   * @param by the field of the body that finds the contact
   */
  @Put
  @RequiresRole(Role.MANAGER)
  @ApiResponse(responseCode = "200", description = "The contact existed and was changed")
  @ApiResponse(responseCode = "201", description = "The contact was created")
  HttpResponse<ContactBodies.View> upsert(
      HttpRequest<?> request,
      @Parameter(
              required = true,
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"email", "phone", "externalId.shopify"}))
          @QueryValue
          @Nullable String by,
      @Body @Schema(name = "ContactChange", implementation = ContactBodies.Change.class)
          JsonBody body) {
    var kind = kind(by);
    var upserted = auditLogger.by(request, () -> writing.upsert(kind, body));
    var contact = upserted.contact();
    if (upserted.created()) {
      return HttpResponse.created(
          ContactBodies.View.of(contact), URI.create("/v1/contacts/" + contact.id()));
    }
    return HttpResponse.ok(ContactBodies.View.of(contact));
  }

  private static IdentityKind kind(@Nullable String by) {
    return Arrays.stream(IdentityKind.values())
        .filter(kind -> word(kind).equals(by))
        .findFirst()
        .orElseThrow(() -> ApiException.parameter("by", Choices.fault(by, words())));
  }

  private static List<String> words() {
    return Arrays.stream(IdentityKind.values()).map(UpsertController::word).toList();
  }

  private static String word(IdentityKind kind) {
    return kind.field() == ContactField.SHOP_CUSTOMER_ID
        ? "externalId.shopify"
        : kind.field().wireName();
  }
}
