package io.relance.application.events;

import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentKey;

/**
 * A contact that enters or leaves a segment.
 *
 * @param entered whether it enters
 */
public record SegmentMove(SegmentKey segment, ContactId contact, boolean entered) {}
