package io.relance.compiler.codec;

import io.relance.domain.flow.Flow;

/**
 * What could be made out of a faulty file, placeholders standing where something is missing.
 *
 * @param triggerRead whether the trigger is the one in the file
 */
public record PartialFlow(Flow flow, boolean triggerRead) {}
