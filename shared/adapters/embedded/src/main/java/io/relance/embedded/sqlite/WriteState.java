package io.relance.embedded.sqlite;

/** How the writes to a database go. */
public enum WriteState {
  /** The last write that changed anything succeeded. */
  WORKING,
  /** The last write failed because the disk is full. */
  DISK_FULL,
  /** The last write failed because the disk did, or the file is damaged. */
  FAILING,
  /** The writer has ended: nothing is written until the process starts again. */
  ENDED
}
