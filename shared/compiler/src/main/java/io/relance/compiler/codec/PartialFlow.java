package io.relance.compiler.codec;

import io.relance.domain.flow.Flow;

/**
 * What could be read of a faulty file, with placeholders for what is missing.
 *
 * @param triggerRead whether the trigger is the one in the file
 */
public record PartialFlow(Flow flow, boolean triggerRead) {}
