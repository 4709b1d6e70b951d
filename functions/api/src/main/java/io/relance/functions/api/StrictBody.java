package io.relance.functions.api;

/**
 * The body of a request that is read strictly: what is not known of it, and what has another type,
 * is refused by name.
 */
public interface StrictBody {}
