package io.relance.interpreter.machine;

import io.relance.interpreter.jsonata.Template;
import java.util.Map;
import java.util.Optional;

/**
 * One way to leave a state.
 *
 * @param assign the variables set on the way
 * @param output of the state; without it the result goes on
 * @param next without it, the region ends
 */
public record Exit(
    Map<String, Template> assign, Optional<Template> output, Optional<String> next) {}
