/** The routes of contacts, consents and lists. */
@NullMarked
package io.relance.functions.api.contacts;

import org.jspecify.annotations.NullMarked;
