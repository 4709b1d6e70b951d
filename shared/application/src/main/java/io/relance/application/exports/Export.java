package io.relance.application.exports;

import io.relance.application.jobs.Job;
import io.relance.domain.flow.ExportFormat;
import io.relance.json.Choices;
import java.util.Objects;

/**
 * An export, which is a job.
 *
 * @param source the kind of what is exported, such as {@code list}
 * @param id of what is exported
 */
public record Export(Job job, String source, String id, ExportFormat format) {
  static Export of(Job job) {
    var parts = job.subject().split(":", 3);
    var format = Objects.requireNonNull(Choices.of(ExportFormat.class).get(parts[1]));
    return new Export(job, parts[0], parts[2], format);
  }

  static String subject(String source, String id, ExportFormat format) {
    return source + ":" + Choices.name(format) + ":" + id;
  }

  /** The name under which it is saved. */
  public String fileName() {
    return "contacts." + Choices.name(format);
  }

  /** The object with the file. */
  public String objectName() {
    return "exports/" + job.id() + "/" + fileName();
  }
}
