package io.relance.functions.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.imports.PreviewImport.Preview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The beginning of an uploaded file.
 *
 * @param encoding of a CSV file
 * @param delimiter of a CSV file
 * @param rows the first 20 rows, their cells in the order of the columns
 * @param proposed the fields of columns, by the names of the columns
 */
@Schema(name = "ImportPreview")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ImportPreviewView(
    Optional<String> encoding,
    Optional<String> delimiter,
    List<String> columns,
    List<List<String>> rows,
    Map<String, String> proposed) {
  static ImportPreviewView of(Preview preview) {
    return new ImportPreviewView(
        preview.encoding(),
        preview.delimiter(),
        preview.columns(),
        preview.rows(),
        preview.proposed());
  }
}
