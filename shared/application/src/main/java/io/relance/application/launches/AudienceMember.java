package io.relance.application.launches;

import io.relance.application.duplicates.Candidate;
import io.relance.domain.id.ContactId;

/**
 * A contact of an audience.
 *
 * @param zone the time zone by which delays may branch later
 * @param candidate what decides whether it is a duplicate of another
 */
public record AudienceMember(ContactId contact, String zone, Candidate candidate) {}
