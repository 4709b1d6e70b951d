package io.relance.application.exportfiles;

import io.relance.application.persistence.Json;

/**
 * How far a file is, as the job of the file stores it.
 *
 * @param upload the number of the upload that runs: each has a temporary file of its own
 * @param begun how many uploads in a row began and neither ended nor failed
 * @param failures how often the server could not be used
 * @param rows how many contacts are in the file
 * @param server the id of the server on which the file is renamed
 * @param target the path that it gets
 * @param number the number in that path, where it was taken
 */
record FileProgress(
    Phase phase,
    int upload,
    int begun,
    int failures,
    long rows,
    String server,
    String target,
    int number) {
  /** The job has not begun. */
  static final FileProgress NONE = new FileProgress(Phase.COLLECTING, 0, 0, 0, 0, "", "", 0);

  /** The steps from contacts to a file. */
  enum Phase {
    /** Contacts are added. */
    COLLECTING,
    /** A temporary file is written; from here on no contact is added. */
    WRITING,
    /** The temporary file is complete, and gets its name. */
    RENAMING,
    /** The file has its name; what was collected is removed. */
    NAMED
  }

  static FileProgress of(String cursor) {
    return cursor.isEmpty() ? NONE : Json.read(cursor, FileProgress.class);
  }

  String cursor() {
    return Json.write(this);
  }

  FileProgress nextUpload() {
    return new FileProgress(Phase.WRITING, upload + 1, begun + 1, failures, 0, "", "", 0);
  }

  FileProgress withRows(long more) {
    return new FileProgress(phase, upload, begun, failures, rows + more, server, target, number);
  }

  FileProgress renaming(String server, String target, int number) {
    return new FileProgress(Phase.RENAMING, upload, 0, failures, rows, server, target, number);
  }

  FileProgress named() {
    return new FileProgress(Phase.NAMED, upload, 0, failures, rows, server, target, number);
  }

  FileProgress failed() {
    return new FileProgress(phase, upload, 0, failures + 1, rows, server, target, number);
  }

  /** The progress of a file that is put there once more by request. */
  FileProgress replayed() {
    return new FileProgress(phase, upload, 0, 0, rows, server, target, number);
  }
}
