/** Contacts as values: identities, profile, properties and the events on a timeline. */
@NullMarked
package io.relance.application.contacts.model;

import org.jspecify.annotations.NullMarked;
