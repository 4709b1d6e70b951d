package io.relance.interpreter.machine;

import io.relance.interpreter.jsonata.Template;
import java.util.Map;
import java.util.Optional;

/**
 * How a state is left.
 *
 * @param assign the variables that are set
 * @param output of the state; the result when empty
 * @param next the next state; the region ends when empty
 */
public record Exit(
    Map<String, Template> assign, Optional<Template> output, Optional<String> next) {}
