package io.relance.e2e.iam;

/**
 * One use of one thing, as policies name them.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource its ARN; {@code *} where AWS names none
 */
public record Access(String action, String resource) {}
