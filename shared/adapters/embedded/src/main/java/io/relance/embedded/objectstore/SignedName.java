package io.relance.embedded.objectstore;

import java.time.Instant;

/**
 * What an address lets its holder do.
 *
 * @param method {@code PUT} or {@code GET}
 * @param object the name of the object
 * @param fileName under which it is saved; empty for an upload
 */
public record SignedName(String method, Instant until, String object, String fileName) {}
