/** Contacts that share a phone number or a mailbox, of which one is kept. */
@NullMarked
package io.relance.application.duplicates;

import org.jspecify.annotations.NullMarked;
