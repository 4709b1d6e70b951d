/** Contacts: identities, profiles, consent and activities. */
@NullMarked
package io.relance.application.contacts;

import org.jspecify.annotations.NullMarked;
