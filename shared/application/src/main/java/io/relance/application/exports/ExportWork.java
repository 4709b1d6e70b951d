package io.relance.application.exports;

import io.relance.application.contacts.Contacts;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobWork;
import io.relance.application.properties.PropertyCatalog;
import io.relance.domain.objectstore.ObjectStore;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs exports. */
public final class ExportWork implements JobWork {
  private final Map<String, ExportSource> sources;
  private final Contacts contacts;
  private final PropertyCatalog properties;
  private final ObjectStore objects;
  private final ZoneId zone;

  /**
   * @param zone that in which instants are written
   */
  public ExportWork(
      Stream<ExportSource> sources,
      Contacts contacts,
      PropertyCatalog properties,
      ObjectStore objects,
      ZoneId zone) {
    this.sources = sources.collect(Collectors.toMap(ExportSource::kind, Function.identity()));
    this.contacts = contacts;
    this.properties = properties;
    this.objects = objects;
    this.zone = zone;
  }

  @Override
  public JobKind kind() {
    return JobKind.EXPORT;
  }

  @Override
  public Session open(Job job) {
    var export = Export.of(job);
    var source = Objects.requireNonNull(sources.get(export.source()));
    var table = new ContactTable(properties.all().values(), zone);
    return new ExportSession(export, source, contacts, objects, table);
  }
}
