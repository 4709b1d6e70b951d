/** Twilio's API and webhooks, and nothing of them outside. */
@NullMarked
package io.relance.providers.twilio;

import org.jspecify.annotations.NullMarked;
