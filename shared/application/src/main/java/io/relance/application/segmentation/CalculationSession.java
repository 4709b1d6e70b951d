package io.relance.application.segmentation;

/**
 * Where a person changes criteria and calculates again and again, such as an open editor.
 *
 * @param caller who calculates, such as the id of a token
 * @param name the caller's name for the session
 */
public record CalculationSession(String caller, String name) {}
