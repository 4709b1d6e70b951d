package io.relance.functions.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.shop.PrivacyRequests;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists privacy requests of the shop, with the answers to data requests. */
@Controller("/v1/privacy-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PrivacyRequestsController {
  private final PrivacyRequests requests;

  PrivacyRequestsController(PrivacyRequests requests) {
    this.requests = requests;
  }

  /**
   * A privacy request.
   *
   * @param kind {@code access}: the data of a person; {@code erasure}: of a person or a whole shop
   * @param by who made the request
   * @param contacts the number of contacts that it was about
   * @param contactIds their ids; empty for a whole shop
   * @param download the answer to a data request; absent once it expired or the person was erased
   */
  @Schema(name = "PrivacyRequest")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PrivacyRequestView(
      String id,
      @Schema(
              type = "string",
              allowableValues = {"access", "erasure"})
          String kind,
      Instant requestedAt,
      @Schema(
              type = "string",
              allowableValues = {"shopify"})
          String by,
      @Schema(
              type = "string",
              allowableValues = {"done"})
          String state,
      long contacts,
      List<String> contactIds,
      @Nullable PrivacyDownload download) {}

  /** Where an answer can be downloaded, with the token of the request. */
  @Schema(name = "PrivacyDownload")
  record PrivacyDownload(String url) {}

  /** Lists privacy requests. */
  @Get
  @RequiresRole(Role.ADMIN)
  Page<PrivacyRequestView> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    return Paging.page(Cursors.reading(() -> requests.list(wanted)).map(this::view));
  }

  /** Returns a privacy request. */
  @Get("/{id}")
  @RequiresRole(Role.ADMIN)
  PrivacyRequestView get(String id) {
    return requests
        .find(id)
        .map(this::view)
        .orElseThrow(() -> Missing.resource("privacy request", id));
  }

  /** Returns the answer to a data request: all data of the person, as JSON. */
  @Get(uri = "/{id}/download", produces = MediaType.APPLICATION_JSON)
  @RequiresRole(Role.ADMIN)
  @Schema(type = "object")
  String download(String id) {
    return requests.export(id).orElseThrow(() -> Missing.resource("answer to privacy request", id));
  }

  private PrivacyRequestView view(PrivacyRequests.Entry entry) {
    var access = entry.kind().equals("data-request");
    var download =
        access && requests.export(entry.id()).isPresent()
            ? new PrivacyDownload("/v1/privacy-requests/" + entry.id() + "/download")
            : null;
    return new PrivacyRequestView(
        entry.id(),
        access ? "access" : "erasure",
        entry.at(),
        "shopify",
        "done",
        entry.contacts(),
        entry.contactIds().stream().map(ContactId::value).toList(),
        download);
  }
}
