package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.ContactAction.Export;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.RemoteFile;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SftpServerKey;
import io.relance.json.Choices;
import java.time.Duration;

/** Reads and writes the elements that put files on SFTP servers. */
final class FileFields {
  private static final Duration WINDOW = Duration.ofHours(1);

  private FileFields() {}

  static Export export(FlowFields fields, ElementId id, String name) {
    return new Export(id, name, file(fields), ElementReader.exit(fields, FlowElement.NEXT));
  }

  private static RemoteFile file(FlowFields fields) {
    fields.required("to");
    fields.required("format");
    fields.required("columns");
    return new RemoteFile(
        fields.word("to").map(SftpServerKey::new).orElse(Placeholders.SERVER),
        fields.requiredText("path"),
        fields.choice("format", ExportFormat.class).orElse(ExportFormat.CSV),
        fields.list("columns", FlowValue::text),
        fields.has("window") ? fields.duration("window") : WINDOW);
  }

  static void write(RemoteFile file, ObjectNode object) {
    object
        .put("to", file.to().value())
        .put("path", file.path())
        .put("format", Choices.name(file.format()));
    var columns = object.putArray("columns");
    file.columns().forEach(columns::add);
    object.put("window", Durations.write(file.window()));
  }
}
