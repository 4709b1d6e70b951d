package io.relance.functions.api.promobanks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.DeletePromoBank;
import io.relance.application.activation.DeletePromoBank.PromoBankDeleted;
import io.relance.application.admin.Role;
import io.relance.application.keys.KeyRequest;
import io.relance.application.promocodes.PromoBank;
import io.relance.application.promocodes.PromoBanks;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.jobs.JobView;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Promo banks, whose codes come by import. */
@Controller("/v1/promo-banks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PromoBanksController {
  private final PromoBanks banks;
  private final DeletePromoBank deleting;
  private final AuditLogger auditLogger;

  PromoBanksController(PromoBanks banks, DeletePromoBank deleting, AuditLogger auditLogger) {
    this.banks = banks;
    this.deleting = deleting;
    this.auditLogger = auditLogger;
  }

  /** Lists the promo banks, newest first, with how many codes are left of each. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<PromoBankView> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> banks.list(wanted));
    return Paging.page(page.map(bank -> PromoBankView.of(banks.stocked(bank))));
  }

  /** Creates a promo bank without codes. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<PromoBankView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "PromoBankCreation", implementation = PromoBankCreation.class)
          JsonBody body) {
    var wanted = body.read(PromoBankReader::creation);
    var bank =
        auditLogger.by(request, () -> banks.create(wanted)).orElseThrow(() -> taken(wanted.key()));
    return HttpResponse.created(
        PromoBankView.of(bank), URI.create("/v1/promo-banks/" + bank.bank().id()));
  }

  private static ApiException taken(KeyRequest request) {
    return ApiException.conflict(
        "promo-bank.key-taken",
        "Another promo bank has the key %s".formatted(Quoted.of(request.text())));
  }

  /** Reads one promo bank. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  PromoBankView get(String id) {
    return PromoBankView.of(banks.stocked(bank(id)));
  }

  private PromoBank bank(String id) {
    return Optional.of(id)
        .filter(PlainIds::isOne)
        .map(PromoBankId::new)
        .flatMap(banks::find)
        .orElseThrow(() -> Missing.resource("promo bank", id));
  }

  /** Deletes a promo bank that no automation uses, with its codes; many of them by a job. */
  @Delete("/{id}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  @ApiResponse(responseCode = "204", description = "The promo bank is deleted with its codes")
  @ApiResponse(
      responseCode = "202",
      description = "The promo bank is deleted; a job deletes its codes",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  HttpResponse<?> delete(HttpRequest<?> request, String id) {
    var bank = bank(id);
    return switch (auditLogger.by(request, () -> deleting.delete(bank))) {
      case PromoBankDeleted.Deleted() -> HttpResponse.noContent();
      case PromoBankDeleted.Deleting(var job) -> HttpResponse.accepted().body(JobView.of(job));
      case PromoBankDeleted.InUse(var automations) ->
          throw ApiException.conflict(
              "promo-bank.in-use",
              "The promo bank %s is used by %s"
                  .formatted(Quoted.of(bank.key().value()), Quoted.all(automations)));
    };
  }
}
