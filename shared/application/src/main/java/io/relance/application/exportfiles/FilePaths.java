package io.relance.application.exportfiles;

import io.relance.compiler.liquid.Escaping;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.Rendered;
import io.relance.compiler.liquid.VariableNames;
import io.relance.domain.flow.RemoteFile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The paths of files, with their dates.
 *
 * @param zone the project's, in which dates are
 */
public record FilePaths(LiquidText texts, ZoneId zone) {
  /**
   * The path of a file.
   *
   * @param end when its window ends
   */
  public String of(RemoteFile file, Instant end) {
    var date =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            end.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    var variables = Map.<String, Object>of(VariableNames.DATE_OF_FILE, date);
    return switch (texts.render(file.path(), variables, Escaping.NONE)) {
      case Rendered.Text(var path) -> path;
      case Rendered.Broken _ -> "";
    };
  }
}
