/** Twilio's API and webhooks; no other package knows them. */
@NullMarked
package io.relance.providers.twilio;

import org.jspecify.annotations.NullMarked;
