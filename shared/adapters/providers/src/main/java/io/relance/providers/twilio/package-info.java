/** Twilio's API and webhooks; no other package uses their names. */
@NullMarked
package io.relance.providers.twilio;

import org.jspecify.annotations.NullMarked;
