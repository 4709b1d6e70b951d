package io.relance.functions.api.segments;

import io.relance.application.audience.ContactCount;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How many contacts meet criteria.
 *
 * @param all every one of them
 * @param reachable those of them with an address, subscribed to marketing and not suppressed
 */
@Schema(name = "SegmentCount")
record SegmentCount(long all, ReachableCount reachable) {
  static SegmentCount of(ContactCount count) {
    return new SegmentCount(count.all(), ReachableCount.of(count));
  }
}
