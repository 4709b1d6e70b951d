package io.relance.functions.api.imports;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.imports.Import;
import io.relance.application.imports.ImportRequest;
import io.relance.application.imports.Imports;
import io.relance.application.imports.Imports.Progress;
import io.relance.application.imports.PreviewImport;
import io.relance.application.imports.PreviewImport.MappingFault;
import io.relance.application.imports.PreviewImport.Preview;
import io.relance.application.jobs.JobState;
import io.relance.application.tabular.UnreadableFile;
import io.relance.functions.api.ObjectLinks;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.problems.Problem;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imports: a file is uploaded, looked at, and run. */
@Controller("/v1/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportsController {
  private final Imports imports;
  private final PreviewImport previewing;
  private final ImportReader reader;
  private final ObjectLinks links;
  private final AuditLogger auditLogger;

  ImportsController(
      Imports imports,
      PreviewImport previewing,
      ImportReader reader,
      ObjectLinks links,
      AuditLogger auditLogger) {
    this.imports = imports;
    this.previewing = previewing;
    this.reader = reader;
    this.links = links;
    this.auditLogger = auditLogger;
  }

  /** Creates an import; its file is uploaded to the address in the answer. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<ImportView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "ImportCreation", implementation = ImportCreation.class) JsonBody body) {
    var wanted = body.read(reader::read);
    check(previewing.faults(wanted));
    var created = auditLogger.by(request, () -> imports.create(wanted));
    var upload = FileUpload.of(links.upload(request, created.fileName()));
    var view = ImportView.of(imports.progress(created)).with(upload);
    return HttpResponse.created(view, URI.create("/v1/imports/" + created.id()));
  }

  /** Reads an import, with its counts so far. */
  @Get("/{id}")
  @RequiresRole(Role.MANAGER)
  ImportView get(HttpRequest<?> request, String id) {
    return view(request, imports.progress(find(id)));
  }

  /** Looks at the beginning of the uploaded file, and proposes the fields of its columns. */
  @Get("/{id}/preview")
  @RequiresRole(Role.MANAGER)
  ImportPreviewView preview(String id) {
    return ImportPreviewView.of(look(find(id), previewing::of));
  }

  /** Runs an import; its job has the id of the import. A second run stores nothing twice. */
  @Post("/{id}/run")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<ImportView> run(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ImportRun", implementation = ImportRun.class) @Nullable JsonBody body) {
    var subject = find(id);
    var mapping =
        JsonBody.optional(body)
            .<Optional<Map<String, String>>>read(
                fields -> {
                  var given = fields.optional("mapping", ImportReader::mapping);
                  return () -> given;
                });
    var wanted = mapping.map(subject.request()::mappedBy).orElse(subject.request());
    check(previewing.faults(wanted));
    check(previewing.faults(wanted, look(subject, previewing::heading)));
    return HttpResponse.accepted().body(view(request, started(request, subject, wanted)));
  }

  private Progress started(HttpRequest<?> request, Import subject, ImportRequest wanted) {
    return auditLogger
        .by(request, () -> imports.run(subject, wanted))
        .orElseThrow(
            () -> ApiException.conflict("import.running", "The import is running already"));
  }

  private static Preview look(Import subject, Function<Import, Optional<Preview>> reading) {
    try {
      return reading
          .apply(subject)
          .orElseThrow(
              () ->
                  ApiException.conflict(
                      "import.no-file", "The file must be uploaded before it can be read"));
    } catch (UnreadableFile unreadable) {
      throw ApiException.of(
          Problem.of(422, "import.unreadable", "The file cannot be read")
              .withDetail(unreadable.problem()));
    }
  }

  private static void check(List<MappingFault> faults) {
    if (!faults.isEmpty()) {
      throw ApiException.invalid(
          faults.stream()
              .map(
                  fault ->
                      Problem.Fault.field(
                          fault.column().isEmpty() ? "mapping" : "mapping." + fault.column(),
                          fault.message()))
              .toList());
    }
  }

  private ImportView view(HttpRequest<?> request, Progress progress) {
    var view = ImportView.of(progress);
    if (progress.job().filter(job -> job.state() == JobState.DONE).isEmpty()) {
      return view;
    }
    var url = links.download(request, progress.subject().rejectsName(), "rejects.csv");
    return view.with(new FileDownload(url));
  }

  private Import find(String id) {
    return imports.find(id).orElseThrow(() -> Missing.resource("import", id));
  }
}
