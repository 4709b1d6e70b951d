package io.relance.application.exportfiles;

import io.relance.application.contacts.Contacts;
import io.relance.application.exports.ContactTable;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.sftp.SftpServers;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.sftp.SftpClient;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.time.ZoneId;

/** Puts the files of contacts on their SFTP servers, each when its window has ended. */
public final class PutExportFiles implements JobWork {
  private final ItemStore store;
  private final Contacts contacts;
  private final PropertyCatalog properties;
  private final SftpServers servers;
  private final SftpClient client;
  private final FilePaths paths;
  private final ZoneId zone;
  private final FileOutcomes outcomes;

  public PutExportFiles(
      ItemStore store,
      Contacts contacts,
      PropertyCatalog properties,
      SftpServers servers,
      SftpClient client,
      FilePaths paths,
      InstantSource clock,
      Recorder recorder) {
    this.store = store;
    this.contacts = contacts;
    this.properties = properties;
    this.servers = servers;
    this.client = client;
    this.paths = paths;
    this.zone = paths.zone();
    this.outcomes = new FileOutcomes(clock, recorder);
  }

  @Override
  public JobKind kind() {
    return JobKind.EXPORT_FILE;
  }

  @Override
  public Session open(Job job) {
    return store
        .get(ExportWindow.key(job.subject()))
        .map(ExportWindow::of)
        .map(window -> session(window, job))
        .orElseGet(() -> () -> new JobStep.Finished(job.progress(), "{}"));
  }

  private Session session(ExportWindow window, Job job) {
    var table = new ContactTable(properties.all().values(), zone).only(window.file().columns());
    var path = paths.of(window.file(), window.end());
    return new FileSession(
        store,
        contacts,
        window,
        outcomes,
        table,
        new RemoteUpload(servers, client, window, path),
        job.progress());
  }
}
