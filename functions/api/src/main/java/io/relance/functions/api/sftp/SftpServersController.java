package io.relance.functions.api.sftp;

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
import io.relance.application.admin.Role;
import io.relance.application.keys.KeyRequest;
import io.relance.application.sftp.CheckSftpServer;
import io.relance.application.sftp.SftpServer;
import io.relance.application.sftp.SftpServers;
import io.relance.domain.id.SftpServerId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SFTP servers, to which files are exported; who decides where data goes is an admin. */
@Controller("/v1/sftp-servers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SftpServersController {
  private final SftpServers servers;
  private final CheckSftpServer checking;
  private final AuditLogger auditLogger;

  SftpServersController(SftpServers servers, CheckSftpServer checking, AuditLogger auditLogger) {
    this.servers = servers;
    this.checking = checking;
    this.auditLogger = auditLogger;
  }

  /** Lists the SFTP servers, newest first, without their secrets. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<SftpServerView> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> servers.list(wanted));
    return Paging.page(page.map(SftpServerView::of));
  }

  /** Creates an SFTP server; nothing is sent to it. */
  @Post
  @RequiresRole(Role.ADMIN)
  @Status(HttpStatus.CREATED)
  HttpResponse<SftpServerView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "SftpServerCreation", implementation = SftpServerCreation.class)
          JsonBody body) {
    var wanted = body.read(SftpServerReader::creation);
    var server =
        auditLogger
            .by(request, () -> servers.create(wanted))
            .orElseThrow(() -> taken(wanted.key()));
    return HttpResponse.created(
        SftpServerView.of(server), URI.create("/v1/sftp-servers/" + server.id()));
  }

  private static ApiException taken(KeyRequest request) {
    return ApiException.conflict(
        "sftp-server.key-taken",
        "Another SFTP server has the key %s".formatted(Quoted.of(request.text())));
  }

  /** Reads one SFTP server, without its secret. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  SftpServerView get(String id) {
    return SftpServerView.of(server(id));
  }

  private SftpServer server(String id) {
    return Optional.of(id)
        .filter(PlainIds::isOne)
        .map(SftpServerId::new)
        .flatMap(servers::find)
        .orElseThrow(() -> Missing.resource("SFTP server", id));
  }

  /** Deletes an SFTP server with its secret. */
  @Delete("/{id}")
  @RequiresRole(Role.ADMIN)
  @Status(HttpStatus.NO_CONTENT)
  void delete(HttpRequest<?> request, String id) {
    var server = server(id);
    auditLogger.by(
        request,
        () -> {
          servers.delete(server);
          return server;
        });
  }

  /** Checks whether files can be put on an SFTP server: signs in, writes a file and deletes it. */
  @Post("/{id}/checks")
  @RequiresRole(Role.MANAGER)
  SftpCheckView check(HttpRequest<?> request, String id) {
    var server = server(id);
    auditLogger.record(request, "sftp-server.check", id);
    return SftpCheckView.of(checking.check(server));
  }
}
