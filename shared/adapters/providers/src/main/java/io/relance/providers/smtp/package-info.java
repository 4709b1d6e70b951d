/** Emails over SMTP. */
@NullMarked
package io.relance.providers.smtp;

import org.jspecify.annotations.NullMarked;
