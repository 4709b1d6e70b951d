package io.relance.application.exports;

/** The form of an exported file. */
public enum ExportFormat {
  XLSX,
  CSV
}
