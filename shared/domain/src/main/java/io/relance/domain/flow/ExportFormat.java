package io.relance.domain.flow;

/** The form of a file with contacts. */
public enum ExportFormat {
  XLSX,
  CSV
}
