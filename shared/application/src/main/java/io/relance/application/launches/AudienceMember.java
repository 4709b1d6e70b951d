package io.relance.application.launches;

import io.relance.domain.id.ContactId;

/** A contact of an audience, with the time zone by which delays may branch later. */
public record AudienceMember(ContactId contact, String zone) {}
