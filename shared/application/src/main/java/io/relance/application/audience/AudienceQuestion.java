package io.relance.application.audience;

import io.relance.domain.criteria.Criteria;
import java.time.Instant;

/**
 * Asks for whom criteria hold at one moment.
 *
 * @param criteria about contacts only, without references to segments
 * @param now the moment that is now for the criteria
 */
public record AudienceQuestion(Criteria criteria, Instant now) {}
