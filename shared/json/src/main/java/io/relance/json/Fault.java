package io.relance.json;

/**
 * What is wrong at one place of a JSON document.
 *
 * @param path such as {@code audience.contactIds[3]}; empty for the document itself
 * @param message what must be, such as {@code must be a string, not a number}; never the whole of a
 *     long value
 */
public record Fault(String path, String message) {}
