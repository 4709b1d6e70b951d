/** Meta's WhatsApp Cloud API and its webhooks; no other package uses their names. */
@NullMarked
package io.relance.providers.whatsapp;

import org.jspecify.annotations.NullMarked;
