package io.relance.testkit.reply;

/**
 * A word as somebody wrote it, and as it is spelled.
 *
 * @param written as it was written
 * @param word as it is spelled
 */
public record Misspelling(String written, String word) {}
