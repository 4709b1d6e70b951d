package io.relance.functions.api.imports;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Where a file is downloaded.
 *
 * @param url for an hour, without a token
 */
@Schema(name = "FileDownload")
public record FileDownload(String url) {}
