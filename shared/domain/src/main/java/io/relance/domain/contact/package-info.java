/** Contacts, channels and addresses. */
@NullMarked
package io.relance.domain.contact;

import org.jspecify.annotations.NullMarked;
